/** The address in a text, if it is one. */
export function urlOf(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}

/** Names by which a process reaches nothing but its own container or machine. */
export const isLocalhost = (host: string) =>
  /^(localhost|127(\.\d+){3}|\[?::1\]?|0\.0\.0\.0|[\w-]+\.localhost)$/.test(host);

export interface MongoAddress {
  readonly hosts: readonly string[];
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string;
  readonly options: URLSearchParams;
}

const mongo = /^mongodb(?:\+srv)?:\/\/(?:([^@/]*)@)?([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/;

/** A connection string's parts. Source: MongoDB manual, Connection Strings. */
export function mongoAddress(uri: string | undefined): MongoAddress | undefined {
  const match = mongo.exec(uri ?? '');
  if (!match) return undefined;
  const [, login, hosts = '', database = '', options] = match;
  const [user, password] = login?.split(':') ?? [];
  return {
    hosts: hosts.split(',').map((host) => host.replace(/:\d+$/, '')),
    user,
    password,
    database,
    options: new URLSearchParams(options ?? ''),
  };
}
