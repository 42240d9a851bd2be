import { nodeAt, scalarsOf, textAt } from '../reading/nodes.ts';
import type { Project } from '../reading/project.ts';
import type { Service } from '../reading/service.ts';
import type { Scalar } from '../reading/types.ts';
import { type MongoAddress, mongoAddress } from './addresses.ts';

/** LibreChat's connection string and where it leads. */
export interface Connection {
  readonly set: Scalar;
  readonly address: MongoAddress;
  /** The service of the project that it leads to. */
  readonly service: Service | undefined;
}

export function connectionOf({ librechat, services }: Project): Connection | undefined {
  const set = librechat.environment.get('MONGO_URI');
  const address = mongoAddress(set?.text ?? undefined);
  if (!set || !address) return undefined;
  return {
    set,
    address,
    service: services.find((it) => address.hosts.some((host) => isAt(it, host))),
  };
}

/** The names by which other containers reach a service: its own, and what else it is given. */
export function namesOf({ name, node }: Service): string[] {
  const aliases = [
    ...(nodeAt(node, 'networks') ? scalarsOf(nodeAt(node, 'networks') ?? node) : []),
  ];
  const given = [textAt(node, 'container_name'), textAt(node, 'hostname')];
  return [name, ...given, ...aliases.map(([, { text }]) => text)].filter(
    (it) => it !== undefined && it !== null,
  );
}

/** Whether a MongoDB runs scripts of the project at its first start, which may create accounts. */
export const hasScripts = ({ mounts }: Service): boolean =>
  mounts.some(({ target }) => target.startsWith('/docker-entrypoint-initdb.d'));

/** Whether a host is a service: by one of its names, or by that of the container Compose makes of it, `chat-mongodb-1`. */
export const isAt = (service: Service, host: string): boolean =>
  namesOf(service).includes(host) ||
  new RegExp(`[_-]${service.name.replace(/\W/g, '\\$&')}[_-]\\d+$`).test(host);

/**
 * The account that MongoDB's image makes at its first start; undefined where it makes none. Bitnami's calls it root
 * unless it is told otherwise.
 */
export function rootAccount({
  environment,
}: Service): { user: Scalar; password: Scalar | undefined } | undefined {
  const set = (name: string) => {
    const found = environment.get(name);
    return found?.text || found?.unknown || found?.leftBlank ? found : undefined;
  };
  const bitnamis = set('MONGODB_ROOT_PASSWORD');
  const root = bitnamis && { ...bitnamis, text: 'root', unknown: false, leftBlank: false };
  const user = set('MONGO_INITDB_ROOT_USERNAME') ?? set('MONGODB_ROOT_USER') ?? root;
  const password = set('MONGO_INITDB_ROOT_PASSWORD') ?? bitnamis;
  return user ? { user, password } : undefined;
}
