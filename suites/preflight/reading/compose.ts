import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readEnvFile } from './env-file.ts';
import type { Files, SourceFile } from './files.ts';
import { inTurn, knownOf, type Lookup } from './interpolate.ts';
import { mergeFiles } from './merge.ts';
import {
  entriesOf,
  isList,
  isMapping,
  isScalar,
  itemsOf,
  mapping,
  nodeAt,
  textAt,
} from './nodes.ts';
import { normaliseService } from './normalise.ts';
import { checkSchema } from './schema.ts';
import type { Mapping, Node, Position, Problem, Scalar } from './types.ts';
import { readYaml } from './yaml.ts';

/** Compose files that belong together: one project, or what one `include` brings in. */
interface Group {
  readonly paths: readonly string[];
  /** Relative paths begin here. */
  readonly folder: string;
  readonly lookup: Lookup;
  readonly at?: Position;
}

/** Reads compose files into one model as Docker Compose does, services of every profile included. */
export class ComposeReader {
  readonly #files: Files;
  readonly #problems: Problem[];
  readonly #roots = new Map<string, Mapping | undefined>();
  readonly #including = new Set<string>();
  readonly #isWhole: boolean;

  /** @param isWhole the folder is one that people deploy from: a file that is not there is missing */
  constructor(files: Files, problems: Problem[], isWhole: boolean) {
    this.#files = files;
    this.#problems = problems;
    this.#isWhole = isWhole;
  }

  /** The model with every short form spelled out. */
  read({ paths, folder, lookup, at }: Group): Mapping | undefined {
    let model: Node | undefined;
    for (const path of paths) {
      if (at && !this.#isWhole && !existsSync(path)) {
        const subject = this.#files.nameOf(path);
        this.#problems.push({ rule: 'env.not-in-repository', at, subject, message: '' });
        continue;
      }
      const file = this.#files.read(path, at);
      const root = file && this.#root(file, lookup);
      if (!file || !root) continue;
      for (const included of this.#included(file, root, lookup))
        model = mergeFiles(model, included);
      model = mergeFiles(model, this.#resolved(file, root, { folder, lookup }));
    }
    return isMapping(model) ? model : undefined;
  }

  #root(file: SourceFile, lookup: Lookup): Mapping | undefined {
    if (!this.#roots.has(file.path)) {
      const root = readYaml(file, this.#problems, lookup);
      if (root) checkSchema(root, file, this.#problems);
      this.#roots.set(file.path, isMapping(root) ? root : undefined);
    }
    return this.#roots.get(file.path);
  }

  #resolved(file: SourceFile, root: Mapping, place: { folder: string; lookup: Lookup }): Mapping {
    const services = entriesOf(root.entries.get('services')).flatMap(
      ([name, node]): [string, Node][] => {
        const service = isMapping(node) ? node : mapping([], node.at);
        return [[name, this.#extended(file, name, service, place, [])]];
      },
    );
    const rest = [...root.entries].filter(([key]) => key !== 'services' && key !== 'include');
    const at = root.entries.get('services')?.at ?? root.at;
    return { ...root, entries: new Map([...rest, ['services', mapping(services, at)]]) };
  }

  /** A service with what it extends below it. */
  #extended(
    file: SourceFile,
    name: string,
    service: Mapping,
    place: { folder: string; lookup: Lookup },
    path: readonly string[],
  ): Mapping {
    const own = normaliseService(service, place);
    const reference = own.entries.get('extends');
    if (!reference) return own;
    const report = (rule: string, message: string) => {
      this.#problems.push({ rule, at: reference.at, message });
      return own;
    };
    const here = `${file.path}#${name}`;
    if (path.includes(here))
      return report(
        'reading.cyclic',
        `${name} extends itself: ${[...path.slice(path.indexOf(here)), here].map((step) => step.split('#')[1]).join(' → ')}.`,
      );
    const target = (isScalar(reference) ? reference.text : textAt(reference, 'service')) ?? '';
    const other = textAt(reference, 'file');
    const base = other ? this.#files.read(resolve(file.folder, other), reference.at) : file;
    const root = base && this.#root(base, place.lookup);
    if (!base || !root) return own;
    const found = nodeAt(root, 'services', target);
    if (!isMapping(found))
      return report(
        'compose.refused',
        `${name} extends ${target}, but ${base.name} has no service of that name.`,
      );
    const basePlace = other ? { ...place, folder: base.folder } : place;
    const extended = this.#extended(base, target, found, basePlace, [...path, here]);
    const rest = new Map([...own.entries].filter(([key]) => key !== 'extends'));
    return { ...(mergeFiles(extended, { ...own, entries: rest }) as Mapping), at: own.at };
  }

  #included(file: SourceFile, root: Mapping, lookup: Lookup): Mapping[] {
    if (this.#including.has(file.path)) {
      const at = root.entries.get('include')?.at ?? root.at;
      if (root.entries.has('include'))
        this.#problems.push({
          rule: 'reading.cyclic',
          at,
          message: `${file.name} includes itself.`,
        });
      return [];
    }
    this.#including.add(file.path);
    const here = itemsOf(root.entries.get('include')).filter((item) => !isRemote(item));
    const models = here.flatMap((item) => {
      const model = this.read(this.#groupOf(item, file, lookup));
      return model ? [model] : [];
    });
    this.#including.delete(file.path);
    return models;
  }

  #groupOf(item: Node, file: SourceFile, lookup: Lookup): Group {
    const texts = (node: Node | undefined) =>
      (isList(node) ? node.items : node ? [node] : []).flatMap((it) =>
        isScalar(it) && it.text ? [it.text] : [],
      );
    const paths = texts(isScalar(item) ? item : nodeAt(item, 'path')).map((path) =>
      resolve(file.folder, path),
    );
    const directory = textAt(item, 'project_directory');
    const folder = directory ? resolve(file.folder, directory) : dirname(paths[0] ?? file.path);
    const given = texts(nodeAt(item, 'env_file')).map((path) => resolve(file.folder, path));
    const usual = join(folder, '.env');
    const envFiles = given.length > 0 ? given : existsSync(usual) ? [usual] : [];
    const own = new Map<string, Scalar>();
    const variable = inTurn(lookup, (name) => {
      const value = own.get(name);
      return value && knownOf(value);
    });
    for (const path of envFiles) {
      const envFile = this.#files.read(path, item.at);
      const variables = envFile ? readEnvFile(envFile, this.#problems, variable) : [];
      for (const entry of variables) own.set(...entry);
    }
    return { paths, folder, lookup: variable, at: item.at };
  }
}

/** Compose fetches it from a repository or a registry; it is not among the files. */
const isRemote = (item: Node) =>
  /^(https?|git|ssh|oci):|^git@/.test((isScalar(item) ? item.text : textAt(item, 'path')) ?? '');
