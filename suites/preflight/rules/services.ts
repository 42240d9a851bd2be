import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { composeFilesIn } from '../reading/choose.ts';
import type { SourceFile } from '../reading/files.ts';
import { entriesOf, isScalar, itemsOf, nodeAt, textAt } from '../reading/nodes.ts';
import type { Project } from '../reading/project.ts';
import { type Service, saysWhatRuns } from '../reading/service.ts';
import type { Node } from '../reading/types.ts';
import { readYaml } from '../reading/yaml.ts';
import { isLocalhost } from './addresses.ts';
import { connectionOf } from './database.ts';

/** Software that deployments put beside LibreChat, told by its image; the image's name and its tag follow the last slash. */
const images = {
  mongodb:
    /(^|\/)(mongo|mongodb|mongodb-(community|enterprise)-server|mongodb-atlas-local|mongodb-sharded|percona-server-mongodb|ferretdb)([:@]|$)/,
  meilisearch: /(^|\/)meilisearch([:@]|$)/,
  postgres: /(^|\/)(postgres|postgresql|pgvector\w*)([:@]|$)/,
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

export const isKind = (service: Service, ...kinds: readonly Kind[]) =>
  kinds.some((kind) => images[kind].test(service.image?.text ?? '')) ||
  (kinds.includes('proxy') && isNginx(service));

/** An image of any name is nginx where it is given a configuration of nginx. */
const isNginx = ({ mounts }: Service) =>
  mounts.some(({ target }) => /^\/etc\/nginx\/.*\.(conf|template)$/.test(target));

/** Whether a service is software that deployments of LibreChat share, and no application of their own. */
export const isKnownKind = ({ image }: Service) =>
  Object.values(images).some((pattern) => pattern.test(image?.text ?? ''));

export const ofKind = ({ services }: Project, ...kinds: readonly Kind[]) =>
  services.filter((service) => isKind(service, ...kinds));

/**
 * Whether a service is started only with a profile that neither LibreChat nor COMPOSE_PROFILES names. Whoever wants it
 * gives `--profile`.
 */
export function isSwitchedOff({ node }: Service, { librechat, dotenv }: Project): boolean {
  const profiles = profilesOf(node);
  const active = (dotenv?.variables.get('COMPOSE_PROFILES')?.text ?? '').split(',');
  const own = librechat.service ? profilesOf(librechat.service.node) : [];
  const isOn = (profile: string) => [...active, ...own].some((it) => [profile, '*'].includes(it));
  return profiles.length > 0 && !profiles.some(isOn);
}

const profilesOf = (node: Node) =>
  itemsOf(nodeAt(node, 'profiles')).flatMap((item) => (isScalar(item) ? (item.text ?? []) : []));

/** Whether a service is in a network of other projects, whose services it reaches by their names as well. */
export const reachesOut = ({ networks }: Service, { outerNetworks }: Project) =>
  networks.some((network) => outerNetworks.has(network));

const isOfAnotherMachine = (host: string) =>
  host.includes('.') && !isLocalhost(host) && host !== 'host.docker.internal';

/** The MongoDB services that may be LibreChat's: the one that MONGO_URI leads to, else those it depends on, else all. */
export function databases(project: Project): Service[] {
  const all = ofKind(project, 'mongodb');
  const connection = connectionOf(project);
  const led = connection?.service;
  // LibreChat's is outside the project; those of the project are of other applications.
  if (connection && !led && connection.address.hosts.every(isOfAnotherMachine)) return [];
  const needed = project.librechat.service?.dependencies.map(({ name }) => name) ?? [];
  const own = [
    all.filter((service) => service === led),
    all.filter(({ name }) => needed.includes(name)),
  ].find((found) => found.length > 0);
  return own ?? all;
}

/** FerretDB answers as MongoDB does; its data, accounts and versions are those of PostgreSQL and its own. */
export const isFerret = ({ image }: Service) => /(^|\/)ferretdb([:@]|$)/.test(image?.text ?? '');

/** The names of services in compose files of the folder that were not read: whoever gives both files starts both. */
export const namesInOtherFiles = (project: Project): string[] =>
  servicesInOtherFiles(project).flatMap(([name, node]) => [
    name,
    textAt(node, 'container_name') ?? name,
  ]);

/** The env files of those services. */
export const envFilesInOtherFiles = (project: Project): string[] =>
  servicesInOtherFiles(project)
    .flatMap(([, node]) => [nodeAt(node, 'env_file') ?? []].flat())
    .flatMap((node) => [node, ...itemsOf(node)])
    .flatMap((node) => (isScalar(node) ? node.text : textAt(node, 'path')) ?? [])
    .map((path) => resolve(project.directory, path));

/** The files and folders that they mount. */
export const mountsInOtherFiles = (project: Project): string[] =>
  servicesInOtherFiles(project)
    .flatMap(([, node]) => itemsOf(nodeAt(node, 'volumes')))
    .flatMap((item) => (isScalar(item) ? item.text?.split(':')[0] : textAt(item, 'source')) ?? [])
    .filter((path) => /^[./]/.test(path))
    .map((path) => resolve(project.directory, path));

/** Where files that are laid over the chosen ones mount something into a service: they do not say how to run it. */
export const targetsInOtherFiles = (project: Project, service: string): string[] =>
  servicesInOtherFiles(project)
    .filter(
      ([name, node]) => name === service && !saysWhatRuns((key) => nodeAt(node, key) !== undefined),
    )
    .flatMap(([, node]) => itemsOf(nodeAt(node, 'volumes')))
    .flatMap((item) => (isScalar(item) ? item.text?.split(':')[1] : textAt(item, 'target')) ?? []);

function servicesInOtherFiles({
  directory,
  composeFiles,
  files,
}: Project): (readonly [string, Node])[] {
  const others = composeFilesIn(directory).filter((path) => !composeFiles.includes(path));
  return others.flatMap((path) => {
    const file = files.readIf(path, (text) => /^services:/m.test(text));
    return entriesOf(nodeAt(file && readYaml(file, []), 'services'));
  });
}

/** LibreChat and the databases that keep its data. */
export const essential = (project: Project): Service[] =>
  project.isFragment
    ? []
    : [...(project.librechat.service ? [project.librechat.service] : []), ...databases(project)];

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
