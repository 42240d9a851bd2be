/** Names of variables whose values are secrets. */
const secret = /(SECRET|PASSWORD|PASSWD|_TOKEN|_KEY|_IV|CREDENTIALS)$/;
/** Names that end like a secret's and are none: addresses, paths, public keys, claims. */
const harmless = /(_URL|_PATH|PUBLIC_KEY|APPLE_KEY_ID|KEY_PREFIX|SORT_KEY)$/;

export const isSecretName = (name: string) => secret.test(name) && !harmless.test(name);

/** Whether a value is the secret itself, and no reference to one nor a word that LibreChat gives a meaning. */
export const isLiteralSecret = (text: string) =>
  text.length >= 6 &&
  !text.includes('${') &&
  !/^(\w*api_?key|user_provided|none|null|true|false|ollama|sk-xxx+|your[-_].*|<.*>)$/i.test(text);

/** The values of LibreChat's .env.example: everybody knows them. Source: librechat.md row 30. */
export const publicSecrets: Readonly<Record<string, string>> = {
  JWT_SECRET: '16f8c0ef4a5d391b26034086c628469d3f9f497f08163ab9b40137092f2909ef',
  JWT_REFRESH_SECRET: 'eaa5191f2914e30b9387fd84e254e4ba6fc51b4654968a9b0803b456a54b8418',
  CREDS_KEY: 'f34be427ebb29de8d88c107a71546019685ed8b241d8f2ed00c3df97ad2566f0',
  CREDS_IV: 'e2341419ec3dd3d19b13a1a87fafcbfb',
  MEILI_MASTER_KEY: 'DrhYf7zENyR6AlUCKmnz0eYASOQdl6zxH7s7MKFSfFCt',
};
