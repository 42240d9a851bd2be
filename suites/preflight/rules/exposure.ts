import { itemsOf, nodeAt, scalarAt, textAt } from '../reading/nodes.ts';
import type { Project } from '../reading/project.ts';
import type { Port, Service } from '../reading/service.ts';
import type { Node, Position, Scalar } from '../reading/types.ts';
import { isLocalhost } from './addresses.ts';
import { caddySites } from './caddy-sites.ts';
import { namesOf } from './database.ts';
import { nginxLocations } from './nginx-lines.ts';
import { serverOrigin } from './origins.ts';
import {
  isKind,
  isOpen,
  isSwitchedOff,
  listeningPort,
  nginxConfiguration,
  ofKind,
} from './services.ts';
import { traefikRoutes } from './traefik-files.ts';

/*
 * How people reach LibreChat: the reverse proxies before it, and the address that they answer.
 */

/** The public address that a reverse proxy answers for LibreChat, as its labels or variables say. */
export interface PublicAddress {
  readonly host: string;
  /** Undefined where the labels do not say. */
  readonly scheme: 'http' | 'https' | undefined;
  readonly at: Position;
  /** `Traefik's label`, and the like. */
  readonly by: string;
}

/** A reverse proxy before LibreChat that the project shows. */
export interface Front {
  readonly name: string;
  readonly at: Position;
}

const traefikHost = /Host(?:SNI)?\(\s*[`'"]([^`'"]+)[`'"]/;
const isName = (host: string) => /^[\w-]+(\.[\w-]+)+$/.test(host);

/** The address that the labels of LibreChat's service give it. */
export function publicAddress(project: Project): PublicAddress | undefined {
  const { librechat, helm } = project;
  const { service, environment } = librechat;
  if (helm) return fromIngress(helm.root);
  if (!service) return undefined;
  const isOff = service.labels.get('traefik.enable')?.text === 'false';
  const found = [
    ...(isOff ? [] : fromTraefik(service)),
    ...fromCaddy(service),
    ...fromVariables(environment.variables),
    ...fromCaddyfile(project),
    ...fromTraefikFiles(project),
  ];
  return found.find(({ host }) => isName(host));
}

function fromCaddyfile(project: Project): PublicAddress[] {
  return caddySites(project).map(({ host, pass }) => ({
    host,
    scheme: pass.site.some((it) => it.startsWith('http://')) ? 'http' : 'https',
    at: pass.siteAt,
    by: 'The Caddyfile',
  }));
}

const fromTraefikFiles = (project: Project): PublicAddress[] =>
  traefikRoutes(project).map(({ rule, at, isTls }) => ({
    host: traefikHost.exec(rule)?.[1] ?? '',
    scheme: isTls ? 'https' : undefined,
    at,
    by: "Traefik's file",
  }));

/** The first host of the chart's ingress. */
function fromIngress(root: Node): PublicAddress | undefined {
  const host = scalarAt(root, 'ingress', 'hosts', 0, 'host');
  if (!host?.text || textAt(root, 'ingress', 'enabled') === 'false' || !isName(host.text))
    return undefined;
  const hasTls = itemsOf(nodeAt(root, 'ingress', 'tls')).length > 0;
  return { host: host.text, scheme: hasTls ? 'https' : undefined, at: host.at, by: 'The ingress' };
}

function fromTraefik({ labels }: Service): PublicAddress[] {
  const routers = [...labels].filter(([name]) =>
    /^traefik\.http\.routers\.[^.]+\.rule$/i.test(name),
  );
  return routers.map(([name, { text, at }]) => {
    const router = name.slice(0, -'.rule'.length);
    const of = (what: string) =>
      [...labels].find(([it]) => it.toLowerCase() === `${router}.${what}`.toLowerCase())?.[1]
        .text ?? '';
    const hasTls = [...labels.keys()].some((it) =>
      it.toLowerCase().startsWith(`${router}.tls`.toLowerCase()),
    );
    const entries = of('entrypoints');
    const isSecure = hasTls || /secure|https|443/i.test(entries);
    const isPlain = !isSecure && /^(web|http|80)$/i.test(entries);
    return {
      host: traefikHost.exec(text ?? '')?.[1] ?? '',
      scheme: isSecure ? 'https' : isPlain ? 'http' : undefined,
      at,
      by: "Traefik's label",
    };
  });
}

function fromCaddy({ labels }: Service): PublicAddress[] {
  return [...labels]
    .filter(([name]) => /^caddy(_\d+)?$/.test(name))
    .map(([, { text, at }]) => {
      const [first = ''] = (text ?? '').split(/[\s,]+/);
      const scheme = first.startsWith('http://') ? 'http' : 'https';
      return {
        host: first.replace(/^https?:\/\//, '').replace(/:\d+$/, ''),
        scheme,
        at,
        by: "Caddy's label",
      };
    });
}

/** Variables by which nginx-proxy and its companion know a service. */
function fromVariables(variables: ReadonlyMap<string, Scalar>): PublicAddress[] {
  const host = variables.get('VIRTUAL_HOST');
  if (!host?.text) return [];
  const scheme = variables.has('LETSENCRYPT_HOST') ? 'https' : undefined;
  return [{ host: host.text.split(',')[0]?.trim() ?? '', scheme, at: host.at, by: 'VIRTUAL_HOST' }];
}

/** The reverse proxies before LibreChat: services, and those that labels or an nginx file tell of. */
export function fronts(project: Project): Front[] {
  const own = project.librechat.service?.name;
  const services = ofKind(project, 'proxy', 'tunnel').filter(
    (service) =>
      service.name !== own &&
      !isSwitchedOff(service, project) &&
      !isOtherCommand(service) &&
      !leadsElsewhere(service, project),
  );
  const labelled = publicAddress(project);
  const known = [
    ...services.map(({ name, at }) => ({ name, at })),
    ...(labelled && services.length === 0
      ? [
          {
            name: labelled.by
              .replace(/'s (label|file)$|^The |file$/g, '')
              .replace('VIRTUAL_HOST', 'nginx-proxy'),
            at: labelled.at,
          },
        ]
      : []),
  ];
  return known.length > 0 ? known : [...routed(project), ...outerFront(project)].slice(0, 1);
}

/** A proxy outside the project: LibreChat's labels route to it, or an nginx file next to the project leads to it. */
function routed(project: Project): Front[] {
  const labels = [...(project.librechat.service?.labels ?? [])];
  const isOff = labels.some(([name, { text }]) => name === 'traefik.enable' && text === 'false');
  const router = labels.find(([name]) => /^traefik\.http\.routers\.[^.]+\.rule$/i.test(name));
  // One that knows LibreChat by its service's name runs in a container; no service of the project is it.
  const location = nginxLocations(project).find(({ isByName }) => !isByName);
  return [
    ...(router && !isOff ? [{ name: 'Traefik', at: router[1].at }] : []),
    ...(location ? [{ name: 'nginx', at: location.at }] : []),
  ];
}

/** Whether a proxy's image only lends its tools to a shell command that starts no proxy. */
const isOtherCommand = ({ command }: Service) =>
  /^(\/bin\/)?(ba|a)?sh\b/.test(command) &&
  !/nginx|caddy|traefik|haproxy|httpd|envoy/i.test(command);

/** Whether all of a proxy's configuration was read, and nothing in it can lead to LibreChat. */
function leadsElsewhere({ mounts }: Service, project: Project): boolean {
  const { service } = project.librechat;
  const texts = mounts
    .filter(({ target }) => nginxConfiguration.test(target) || /Caddyfile/.test(target))
    .map(({ type, source }) =>
      type === 'bind' && source ? project.files.readIf(source, () => true)?.text : undefined,
    );
  const ports = [listeningPort(project), ...(service?.ports ?? []).map((port) => port.published)];
  const signs = [...(service ? namesOf(service) : []), ...ports].filter((it) => it !== undefined);
  const mayLead = (text: string | undefined) =>
    text === undefined ||
    leadsAnywhere.test(text) ||
    variablesIn(text).some((name) => !text.includes(`set $${name} `)) ||
    text.match(/[\w-]+/g)?.some((word) => signs.includes(word)) === true;
  return texts.length > 0 && !texts.some(mayLead);
}

/** It takes in other files. */
const leadsAnywhere = /^\s*import\b|^\s*include\s+(?!.*(mime\.types|fastcgi))/m;

/** The variables in the addresses that a proxy passes requests to. */
const variablesIn = (text: string) =>
  [...text.matchAll(/(?:proxy_pass|reverse_proxy)[^\n]*?\$\{?(\w+)/g)].map(([, name = '']) => name);

/** A proxy of another project, known by the network that it shares with LibreChat and by the https address. */
function outerFront({ librechat, outerNetworks }: Project): Front[] {
  const { service, environment } = librechat;
  const shared = service?.networks.find(
    (name) =>
      outerNetworks.has(name) && /proxy|traefik|caddy|nginx|npm|swag|ingress|^web$/i.test(name),
  );
  const url = serverOrigin(environment);
  if (!service || !shared || url?.protocol !== 'https:' || url.port) return [];
  return [{ name: `the proxy in the network ${shared}`, at: service.at }];
}

/** LibreChat's own port, where other machines reach it past a proxy. */
export function openPort(project: Project): Port | undefined {
  return project.librechat.service?.ports.find(
    ({ hostIp, target }) => isOpen(hostIp) && target === listeningPort(project),
  );
}

/** Whether the project shows nobody who reaches LibreChat from another machine: its port is at 127.0.0.1, as its address is. */
export function isForThisMachineOnly(project: Project): boolean {
  const { service, environment } = project.librechat;
  const address = serverOrigin(environment)?.hostname;
  return (
    (service?.ports.length ?? 0) > 0 &&
    service?.ports.every(({ hostIp }) => !isOpen(hostIp)) === true &&
    !environment.get('DOMAIN_SERVER')?.unknown &&
    (address === undefined || isLocalhost(address)) &&
    fronts(project).length === 0
  );
}

/** Whether a service only passes requests on. */
export const isFront = (service: Service) => isKind(service, 'proxy', 'tunnel');
