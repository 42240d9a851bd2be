import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf, type SourceFile } from '../reading/files.ts';
import { entriesOf, itemsOf, nodeAt, scalarAt, textAt } from '../reading/nodes.ts';
import type { Project } from '../reading/project.ts';
import { readToml } from '../reading/toml.ts';
import type { Node, Position } from '../reading/types.ts';
import { readYaml } from '../reading/yaml.ts';
import { urlOf } from './addresses.ts';
import { namesOf } from './database.ts';
import { ofKind } from './services.ts';

/** A router of Traefik's file provider that leads to LibreChat. */
export interface TraefikRoute {
  readonly rule: string;
  readonly at: Position;
  readonly isTls: boolean;
  /** The port of LibreChat's container that Traefik asks at, and where it says so. */
  readonly port: string;
  readonly portAt: Position;
}

const named = /\.(ya?ml|toml)$/;
const cache = new WeakMap<Project, readonly Node[]>();

/** Traefik's static and dynamic files, in YAML or TOML: those that its service mounts. */
export function traefikFiles(project: Project): readonly Node[] {
  const known = cache.get(project);
  if (known) return known;
  const sources = ofKind(project, 'proxy')
    .filter(({ image }) => /traefik/.test(image?.text ?? ''))
    .flatMap(({ mounts }) => mounts)
    .flatMap(({ type, source }) => (type === 'bind' && source ? filesAt(source) : []));
  const roots = [...new Set(sources)].flatMap((path) => {
    const file = project.files.readIf(path, isTraefik);
    // What Traefik rejects, Traefik says: a fault of its file is no finding here.
    const read = (it: SourceFile) => (it.name.endsWith('.toml') ? readToml(it) : readYaml(it, []));
    return (file && read(file)) ?? [];
  });
  cache.set(project, roots);
  return roots;
}

const isTraefik = (text: string) =>
  /^(http|entryPoints|providers|serversTransport):|^\s*\[+(http|entryPoints|providers|serversTransport)\b/m.test(
    text,
  );

function filesAt(source: string): string[] {
  if (kindOf(source) === 'file') return named.test(source) ? [source] : [];
  if (!existsSync(source) || kindOf(source) !== 'folder') return [];
  return readdirSync(source)
    .filter((name) => named.test(name))
    .map((name) => join(source, name));
}

/** The routers in Traefik's files that lead to LibreChat. Source: Traefik documentation, File provider. */
export function traefikRoutes(project: Project): TraefikRoute[] {
  const roots = traefikFiles(project);
  const { service } = project.librechat;
  if (!service) return [];
  const names = namesOf(service);
  const targets = new Map(
    roots.flatMap((root) =>
      entriesOf(nodeAt(root, 'http', 'services')).flatMap(([name, node]) => {
        const url = itemsOf(nodeAt(node, 'loadBalancer', 'servers'))
          .flatMap((server) => scalarAt(server, 'url') ?? [])
          .find(({ text }) => names.includes(urlOf(text ?? '')?.hostname ?? ''));
        return url ? [[name, url] as const] : [];
      }),
    ),
  );
  return roots.flatMap((root) =>
    entriesOf(nodeAt(root, 'http', 'routers')).flatMap(([, router]) => {
      const rule = scalarAt(router, 'rule');
      const target = targets.get((textAt(router, 'service') ?? '').replace(/@file$/, ''));
      if (!rule?.text || !target) return [];
      return [
        {
          rule: rule.text,
          at: rule.at,
          isTls: nodeAt(router, 'tls') !== undefined,
          port: urlOf(target.text ?? '')?.port || '80',
          portAt: target.at,
        },
      ];
    }),
  );
}
