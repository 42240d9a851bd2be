/** Names of variables whose values are secrets. */
const secret = /(SECRET|PASSWORD|PASSWD|_TOKEN|_KEY|_IV|CREDENTIALS)$/;
/** Names that end like a secret's and are none: addresses, paths, public keys, claims, ids. */
const harmless =
  /(_URL|_PATH|PUBLIC_KEY|APPLE_KEY_ID|KEY_PREFIX|SORT_KEY|PUBLIC_TOKEN|SITE_KEY|PROJECT_KEY|MAX_TOKEN|_FILE|CLAIM)$/;

export const isSecretName = (name: string) => secret.test(name) && !harmless.test(name);

/** Words that stand where a key is due and are none. */
const placeholder =
  /^(.*user[-_]?provided.*|none|null|true|false|disabled|ollama|sk-x+|sk-1234\w*|sk-(any|no|none)([-_].*)?|any([-_]key|thing)?|ignored?|n\/?a|empty|unused|unset|anything|(sk-|key-)?(placeholder|dummy|fake|test|local|example|sample|demo|foo|bar)([-_].*)?|.*(not|no)[-_](needed|required|used|necessary|key|auth).*|no(auth|key|token|ne)?|\w*api[_-]?key(_?here)?|(please[-_ ])?(your|insert|enter|put|add|replace|change|set|generate)[-_ ].*|change-?me.*|(your|ur)(own|root|user|pass|key|secret|token|master)\w*|<.*>|__.*__|\[.*\]|\{\{.*\}\}|x{4,}|\*{3,}|\.{3,}|todo.*|[a-z]+([-_][a-z]+)*[-_](key|local|token|dummy|test)|abc123?|lm-?studio|litellm|vllm|local-?ai|1{4,}|0{4,}|123456\d*)$/i;

/** A file with the secret, such as GOOGLE_APPLICATION_CREDENTIALS names. */
const isPath = /^(\.{0,2}|~)\/[\w./-]+$/;

/** Whether a value is the secret itself, and no reference to one nor a word that stands for none. */
export const isLiteralSecret = (text: string) =>
  text.length >= 6 &&
  !isPath.test(text) &&
  !/\$\{|\$\(|^\$\w+$|\{\{/.test(text) &&
  !/^[A-Z][A-Z\d]*(_[A-Z\d.]+)+$/.test(text) &&
  !placeholder.test(text.trim());

/** The values of LibreChat's .env.example: everybody knows them. Source: LibreChat, packages/api/src/app/checks.ts. */
export const publicSecrets: Readonly<Record<string, string>> = {
  JWT_SECRET: '16f8c0ef4a5d391b26034086c628469d3f9f497f08163ab9b40137092f2909ef',
  JWT_REFRESH_SECRET: 'eaa5191f2914e30b9387fd84e254e4ba6fc51b4654968a9b0803b456a54b8418',
  CREDS_KEY: 'f34be427ebb29de8d88c107a71546019685ed8b241d8f2ed00c3df97ad2566f0',
  CREDS_IV: 'e2341419ec3dd3d19b13a1a87fafcbfb',
  MEILI_MASTER_KEY: 'DrhYf7zENyR6AlUCKmnz0eYASOQdl6zxH7s7MKFSfFCt',
};

/** A value of .env.example; another rule is about it. */
export const isPublicSecret = (name: string, text: string) => publicSecrets[name] === text;

/** Words that are tried first. */
export const guessable =
  /^(my)?(pass(word|wd)?|secret|admin|root|librechat|postgres|mongo|redis|change[-_]?(me|it)|example|test|default|1234\d*)[\d!]*$/i;

/** A text that stands for a secret in instructions, and that many leave as it is. */
const leftAsItIs =
  /change[-_ ]?(me|this|it)|(change|replace|use)[-_ ]in[-_ ]prod|\byour[-_ ]|super[-_ ]?secret|secret[-_ ]key|replace[-_ ](me|with)|for[-_ ]testing|example|^(0123456789(abcdef)?)+$/i;

/** A command where values are literal: nothing runs it, and everybody who has the instructions knows it. */
const command = /^\$\(.+\)$/;

/** Whether a secret of LibreChat's own is a word that attackers try first, or the text of some instructions. */
export const isGuessable = (name: string, text: string): boolean =>
  guessable.test(text) ||
  command.test(text) ||
  (/^(JWT_|CREDS_|OPENID_SESSION_SECRET|MEILI_)/.test(name) && leftAsItIs.test(text));
