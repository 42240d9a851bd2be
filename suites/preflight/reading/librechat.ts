import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { librechatsAmong } from '../../../fixtures/stack/compose/project.ts';
import { readEnvFile, readMounted, templateOf } from './env-file.ts';
import { type Files, kindOf, type SourceFile } from './files.ts';
import type { Lookup } from './interpolate.ts';
import { textAt } from './nodes.ts';
import type { DotEnv } from './project.ts';
import type { Mount, Service } from './service.ts';
import type { Node, Problem, Scalar } from './types.ts';
import { readYaml } from './yaml.ts';

/** LibreChat's own configuration, librechat.yaml. */
export interface Configuration {
  readonly file: SourceFile;
  /** Undefined where it is no valid YAML. */
  readonly root: Node | undefined;
}

/** LibreChat among the services of a project; without one, .env and librechat.yaml as a server on the machine reads them. */
export interface LibreChat {
  readonly service: Service | undefined;
  /** Every variable that its process sees. */
  readonly environment: Environment;
  readonly config: Configuration | undefined;
  /** The mount that gives it its configuration. */
  readonly configMount: Mount | undefined;
}

/** The variables that LibreChat sees, with the place that sets each. */
export class Environment {
  readonly variables: ReadonlyMap<string, Scalar>;

  constructor(variables: ReadonlyMap<string, Scalar>) {
    this.variables = variables;
  }

  /** The variable where it is set to something, or is to be filled in. */
  get(name: string): Scalar | undefined {
    const found = this.variables.get(name);
    return found && (found.unknown || found.text) ? found : undefined;
  }

  /** The value, where it is known and not empty. */
  text(name: string): string | undefined {
    const found = this.get(name);
    return found?.unknown ? undefined : (found?.text ?? undefined);
  }

  /** The parts of a value with commas; none where it is not known. */
  list(name: string): string[] {
    return (
      this.text(name)
        ?.split(',')
        .map((part) => part.trim()) ?? []
    );
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.get(name) !== undefined);
  }

  /** Whether they are set, or a template leaves them for the operator to set. */
  mayHave(...names: readonly string[]): boolean {
    return names.every((name) => this.has(name) || this.variables.get(name)?.leftBlank === true);
  }

  /** LibreChat takes `true` for on, in any case, and everything else for off. Source: librechat.md, B. */
  isOn(name: string): boolean {
    return this.text(name)?.trim().toLowerCase() === 'true';
  }
}

interface Reading {
  readonly files: Files;
  readonly dotenv: DotEnv | undefined;
  readonly lookup: Lookup;
  readonly problems: Problem[];
}

export function findLibreChat(services: readonly Service[], reading: Reading): LibreChat {
  const [service] = librechatsAmong(services, ({ name, node, image }) => ({
    name,
    containerName: textAt(node, 'container_name'),
    image: image?.text ?? undefined,
  }));
  const environment = new Environment(
    service ? withMounted(service, reading) : new Map(asTheyAre(reading.dotenv?.variables)),
  );
  const path = environment.text('CONFIG_PATH') ?? '/app/librechat.yaml';
  const configMount = service?.mounts.find(
    ({ target }) => resolve('/app', target) === resolve('/app', path),
  );
  const inFolder = join(reading.files.directory, 'librechat.yaml');
  const source = service ? configMount?.source : inFolder;
  const config = source && kindOf(source) === 'file' ? readConfig(source, reading) : undefined;
  return { service, environment, config, configMount };
}

function readConfig(path: string, { files, problems }: Reading): Configuration | undefined {
  const file = files.read(path);
  return file && { file, root: readYaml(file, problems) };
}

/** The variables of a service's container: a later file goes before an earlier one, `environment` before all. */
export function seenBy(service: Service, reading: Reading): ReadonlyMap<string, Scalar> {
  const { files, problems } = reading;
  const all = new Map<string, Scalar>();
  const lookup: Lookup = (name) => {
    const earlier = all.get(name);
    return (
      reading.lookup(name) ?? (earlier && { text: earlier.text ?? '', unknown: earlier.unknown })
    );
  };
  for (const { path, at, isRequired } of service.envFiles) {
    const standIn = templateFor(path, reading);
    const file = standIn ?? (isRequired || existsSync(path) ? files.read(path, at) : undefined);
    const isTemplate = standIn !== undefined;
    const variables = file && readEnvFile(file, problems, lookup, { isTemplate });
    for (const entry of asTheyAre(variables)) all.set(...entry);
  }
  for (const [name, value] of service.environment)
    if (value.text === null) all.delete(name);
    else all.set(name, value);
  return all;
}

/** What the container is given goes before a .env mounted at /app/.env, which LibreChat reads itself. */
function withMounted(service: Service, reading: Reading): Map<string, Scalar> {
  const path = service.mounts.find(({ target }) => target === '/app/.env')?.source;
  const standIn = path ? templateFor(path, reading) : undefined;
  const file = path && existsSync(path) ? reading.files.read(path) : undefined;
  const variables = standIn
    ? readMounted(standIn, { isTemplate: true })
    : file && readMounted(file);
  return new Map([...asTheyAre(variables), ...service.environment]);
}

/** The template that is read in place of an env file that is yet to be made. */
function templateFor(path: string, { files, dotenv }: Reading): SourceFile | undefined {
  if (existsSync(path)) return undefined;
  const own = templateOf(path);
  const isDotEnv = dotenv?.isTemplate === true && path.endsWith('/.env');
  return own ? files.read(own) : isDotEnv ? dotenv.file : undefined;
}

/** What a template leaves blank is blank until somebody fills it in. */
const asTheyAre = (variables: ReadonlyMap<string, Scalar> | undefined) =>
  [...(variables ?? [])].map(([name, value]): [string, Scalar] => [
    name,
    value.unknown && value.text === '' ? { ...value, unknown: false, leftBlank: true } : value,
  ]);
