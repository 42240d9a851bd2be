import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../reading/files.ts';
import { type Directive, readNginx } from '../reading/nginx.ts';
import type { Project } from '../reading/project.ts';
import type { Position } from '../reading/types.ts';
import { isLocalhost } from './addresses.ts';
import { namesOf } from './database.ts';
import type { Finding } from './rule.ts';
import {
  listeningPort,
  mountsInOtherFiles,
  nginxConfiguration,
  proxyConfigurations,
} from './services.ts';

/** A location of nginx that leads to LibreChat, with what is in force there. */
export interface NginxLocation {
  /** The line that leads to LibreChat. */
  readonly at: Position;
  /** The directives of a name: those of the location, else those of the blocks around it. */
  readonly of: (name: string) => readonly Directive[];
  /** The header that nginx sends on, in lower case, with its value. */
  readonly headers: ReadonlyMap<string, string>;
  /** One of the directives that pass on headers there; a further one next to it adds to them. */
  readonly headersAt: Position | undefined;
  /** The `server` block; undefined in a fragment that is included into one. */
  readonly server: Directive | undefined;
  /** It includes files that are not in the project, so what is missing may be there. */
  readonly isPartial: boolean;
  /** It knows LibreChat by the name of its service, so it runs in a container too. */
  readonly isByName: boolean;
}

/** The edit that passes on a header. A first header of a location's own would switch off those of the blocks around it. */
export const passingOn = (header: string, at: Position | undefined): Pick<Finding, 'edit'> =>
  at ? { edit: { at, insert: [`proxy_set_header ${header};`], where: 'after' } } : {};

/** The locations of the project's nginx files that lead to LibreChat. */
export function nginxLocations(project: Project): NginxLocation[] {
  const mounted = proxyConfigurations(project, nginxConfiguration);
  const all = [
    ...new Map([...mounted, ...nearby(project)].map((file) => [file.path, file])).values(),
  ];
  return all.flatMap((file) => locationsIn(file, project));
}

const fileName =
  /nginx[\w.-]*\.conf(\.template)?$|\.nginx$|^(default|librechat|chat|site|proxy)\.conf$/i;
const folderName = /nginx|proxy|conf\.d|sites-(available|enabled)/i;

/** Files next to the compose file that people copy to the machine's own nginx. */
function nearby(project: Project): SourceFile[] {
  const { directory, files, librechat } = project;
  if (!librechat.service) return [];
  // What another compose file mounts runs only with that file, as do its neighbors in a folder below.
  const mounts = mountsInOtherFiles(project);
  const folders = mounts.map(dirname).filter((folder) => folder !== directory);
  const elsewhere = new Set([...mounts, ...folders]);
  const in_ = (folder: string) => readdirSync(folder, { withFileTypes: true });
  const here = in_(directory).filter((entry) => entry.isFile() && fileName.test(entry.name));
  const below = in_(directory)
    .filter((entry) => entry.isDirectory() && folderName.test(entry.name))
    .flatMap(({ name }) =>
      in_(join(directory, name))
        .filter((entry) => entry.isFile() && /\.conf(\.template)?$/.test(entry.name))
        .map((entry) => join(directory, name, entry.name)),
    );
  return [...here.map(({ name }) => join(directory, name)), ...below]
    .slice(0, 20)
    .filter((path) => existsSync(path) && !elsewhere.has(path) && !elsewhere.has(dirname(path)))
    .flatMap((path) => files.read(path) ?? []);
}

function locationsIn(file: SourceFile, project: Project): NginxLocation[] {
  const root = readNginx(file);
  const upstreams = new Map<string, string[]>();
  const found: { path: readonly Directive[]; pass: Directive }[] = [];
  const visit = (block: readonly Directive[], path: readonly Directive[]) => {
    for (const directive of block) {
      if (directive.name === 'upstream')
        upstreams.set(
          directive.args[0] ?? '',
          directive.block.filter(({ name }) => name === 'server').map(({ args }) => args[0] ?? ''),
        );
      if (directive.name === 'proxy_pass' && !path.some(isForWebSockets))
        found.push({ path, pass: directive });
      visit(directive.block, [...path, directive]);
    }
  };
  visit(root, []);
  return found
    .map((it) => ({ ...it, addresses: addressesOf(it.pass, it.path, upstreams) }))
    .filter(({ addresses }) => leadsToLibreChat(addresses, project))
    .map(({ path, pass, addresses }) => ({
      ...locationOf(root, path, pass),
      isByName: addresses.some((address) => isNameOf(address, project)),
    }))
    .filter(({ at }, index, all) => all.findIndex((it) => it.at.line === at.line) === index);
}

/** Files that come with nginx or certbot and say nothing of what is passed on. */
const withoutHeaders = /mime\.types|fastcgi|options-ssl-nginx/;

/** A location that people take over from other applications: LibreChat has no WebSockets, so nothing asks for it. */
const isForWebSockets = ({ name, args }: Directive) =>
  name === 'location' && /^\/(socket\.io|sockjs|websocket|ws)\b/.test(args.at(-1) ?? '');

/** Where a location passes requests to: `host:port`, its upstream and variables filled in. */
function addressesOf(
  { args: [target = ''] }: Directive,
  path: readonly Directive[],
  upstreams: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const variables = new Map(
    path
      .flatMap(({ block }) => block)
      .filter(({ name }) => name === 'set')
      .map(({ args }) => [args[0] ?? '', args[1] ?? '']),
  );
  const filled = target.replace(/\$\w+/g, (name) => variables.get(name) ?? name);
  const place = filled.replace(/^\w+:\/\//, '').replace(/\/.*$/, '');
  return upstreams.get(place) ?? [place];
}

function isNameOf(address: string, { librechat: { service } }: Project): boolean {
  const [host = ''] = address.split(':');
  return service !== undefined && namesOf(service).includes(host);
}

function leadsToLibreChat(addresses: readonly string[], project: Project): boolean {
  const published = (project.librechat.service?.ports ?? []).flatMap(
    (port) => port.published ?? [],
  );
  return addresses.some((address) => {
    const [host = '', port = '80'] = address.split(':');
    if (isNameOf(address, project)) return true;
    return isLocalhost(host) || /^(host\.docker\.internal|172\.17\.0\.1)$/.test(host)
      ? [...published, ...(published.length === 0 ? [listeningPort(project)] : [])].includes(port)
      : false;
  });
}

function locationOf(
  root: readonly Directive[],
  path: readonly Directive[],
  pass: Directive,
): Omit<NginxLocation, 'isByName'> {
  const levels = [...path.map(({ block }) => block).reverse(), root];
  const of = (name: string) =>
    levels.map((block) => block.filter((it) => it.name === name)).find((it) => it.length > 0) ?? [];
  const headers = new Map(
    of('proxy_set_header').map(({ args }) => [
      args[0]?.toLowerCase() ?? '',
      args.slice(1).join(' '),
    ]),
  );
  const server = path.find(({ name }) => name === 'server');
  const isPartial = levels.some((block) =>
    block.some(({ name, args }) => name === 'include' && !withoutHeaders.test(args[0] ?? '')),
  );
  const headersAt = of('proxy_set_header').at(-1)?.at;
  return { at: pass.at, of, headers, headersAt, server, isPartial };
}
