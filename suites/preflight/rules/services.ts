import { existsSync } from 'node:fs';
import type { SourceFile } from '../reading/files.ts';
import type { Project } from '../reading/project.ts';
import type { Service } from '../reading/service.ts';

/** Software that deployments put beside LibreChat, told by its image; the image's name and its tag follow the last slash. */
const images = {
  mongodb:
    /(^|\/)(mongo|mongodb|mongodb-(community|enterprise)-server|mongodb-atlas-local|mongodb-sharded|percona-server-mongodb|ferretdb)([:@]|$)/,
  meilisearch: /(^|\/)meilisearch([:@]|$)/,
  postgres: /(^|\/)(postgres|postgresql|pgvector)([:@]|$)/,
  redis: /(^|\/)(redis|redis-stack[\w-]*|valkey|keydb)([:@]|$)/,
  ollama: /(^|\/)ollama([:@]|$)/,
  exporter: /(^|\/)[\w-]*exporter([:@]|$)/,
  prometheus: /(^|\/)prometheus([:@]|$)/,
  console: /(^|\/)(mongo-express|adminer|pgadmin4?|redisinsight|portainer(-ce)?)([:@]|$)/,
  proxy:
    /(^|\/)(nginx|nginx-unprivileged|nginx-proxy|nginx-proxy-manager|caddy|traefik|haproxy|httpd|envoy|swag)([:@]|$)/,
  tunnel: /(^|\/)(cloudflared|ngrok)([:@]|$)/,
} as const;

export type Kind = keyof typeof images;

export const isKind = ({ image }: Service, ...kinds: readonly Kind[]) =>
  kinds.some((kind) => images[kind].test(image?.text ?? ''));

export const ofKind = ({ services }: Project, ...kinds: readonly Kind[]) =>
  services.filter((service) => isKind(service, ...kinds));

/** Whether a service is in a network of other projects, whose services it reaches by their names as well. */
export const reachesOut = ({ networks }: Service, { outerNetworks }: Project) =>
  networks.some((network) => outerNetworks.has(network));

/** LibreChat and the databases that keep its data. */
export const essential = (project: Project): Service[] => [
  ...(project.librechat.service ? [project.librechat.service] : []),
  ...ofKind(project, 'mongodb'),
];

/** The port that LibreChat listens on; 3080 unless PORT says otherwise. */
export const listeningPort = ({ librechat }: Project) =>
  librechat.environment.text('PORT') ?? '3080';

/** The reverse proxy's own configuration, as far as the project holds it. */
export function proxyConfigurations(project: Project, software: RegExp): SourceFile[] {
  const mounts = ofKind(project, 'proxy').flatMap(({ mounts: own }) => own);
  const sources = mounts.flatMap(({ type, source, target }) =>
    type === 'bind' && source && software.test(target) && existsSync(source) ? [source] : [],
  );
  return sources.flatMap((source) => project.files.read(source) ?? []);
}

export const nginxConfiguration = /nginx.*\.(conf|template)$|\/conf\.d\//;

/** Whether a published port is open to other machines. */
export const isOpen = (hostIp: string | undefined) =>
  hostIp === undefined || !/^(127\.|::1$|localhost$)/.test(hostIp);
