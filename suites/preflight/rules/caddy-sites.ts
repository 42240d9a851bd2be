import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CaddyDirective, readCaddyfile } from '../reading/caddy.ts';
import type { Project } from '../reading/project.ts';
import { isLocalhost } from './addresses.ts';
import { namesOf } from './database.ts';
import { listeningPort, proxyConfigurations } from './services.ts';

/** A site of a Caddyfile that leads to LibreChat. */
export interface CaddySite {
  /** The directive `reverse_proxy`, or the `to` below it, with the address of LibreChat. */
  readonly pass: CaddyDirective;
  readonly host: string;
  /** The port of LibreChat's container that it asks at. */
  readonly port: string;
  readonly directives: readonly CaddyDirective[];
}

const usual = ['Caddyfile', 'caddy/Caddyfile', 'config/Caddyfile', 'conf/Caddyfile'];

/** The sites of the project's Caddyfiles that lead to LibreChat: those that are mounted, and those next to the compose file. */
export function caddySites(project: Project): CaddySite[] {
  const { librechat, directory, files } = project;
  if (!librechat.service) return [];
  const mounted = proxyConfigurations(project, /Caddyfile/);
  const near = usual
    .map((name) => join(directory, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => files.read(path) ?? []);
  const all = [...new Map([...mounted, ...near].map((file) => [file.path, file])).values()];
  return all.flatMap((file) => {
    const directives = readCaddyfile(file);
    return directives.flatMap((pass) => {
      const target = targetOf(pass, project);
      if (target === undefined) return [];
      const own = directives.filter(({ siteAt }) => siteAt.line === pass.siteAt.line);
      return [{ pass, host: hostOf(pass.site), port: target, directives: own }];
    });
  });
}

/** The port at which a directive asks LibreChat; undefined where it leads elsewhere. */
function targetOf({ name, args }: CaddyDirective, project: Project): string | undefined {
  const { service } = project.librechat;
  if (!service || !['reverse_proxy', 'to'].includes(name)) return undefined;
  const names = namesOf(service);
  const published = service.ports.map((port) => port.published);
  for (const arg of args) {
    const [, host = '', port = '80'] = /^(?:https?:\/\/)?([\w.-]+)(?::(\d+))?\/?$/.exec(arg) ?? [];
    if (names.includes(host)) return port;
    if (isLocalhost(host) && published.includes(port)) return listeningPort(project);
  }
  return undefined;
}

const hostOf = (site: readonly string[]) =>
  (site[0] ?? '').replace(/^https?:\/\//, '').replace(/[:/].*$/, '');
