import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isLibreChatImage } from '../../../fixtures/stack/compose/project.ts';
import { readEnvFile } from './env-file.ts';
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

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.get(name) !== undefined);
  }

  /** LibreChat takes `true` for on, in any case, and everything else for off. Source: librechat.md, B. */
  isOn(name: string): boolean {
    return this.text(name)?.trim().toLowerCase() === 'true';
  }
}

interface Reading {
  readonly files: Files;
  readonly services: readonly Service[];
  readonly dotenv: DotEnv | undefined;
  readonly lookup: Lookup;
  readonly problems: Problem[];
}

const namedLibreChat = /^librechat$/i;

export function findLibreChat(reading: Reading): LibreChat {
  const { services } = reading;
  const isNamed = ({ name, node }: Service) =>
    namedLibreChat.test(name) || namedLibreChat.test(textAt(node, 'container_name') ?? '');
  const isImage = ({ image }: Service) => isLibreChatImage(image?.text ?? '');
  const service = services.find(isNamed) ?? services.find(isImage);
  const environment = new Environment(
    service ? seenBy(service, reading) : new Map(asTheyAre(reading.dotenv)),
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

/** Variables of the container go before those of a file, and both before a .env mounted at /app/.env. */
function seenBy(service: Service, reading: Reading): Map<string, Scalar> {
  const { files, problems, dotenv } = reading;
  const all = new Map<string, Scalar>();
  const mounted = service.mounts.find(({ target }) => target === '/app/.env')?.source;
  if (mounted && standsIn(mounted, dotenv))
    for (const entry of asTheyAre(dotenv)) all.set(...entry);
  else if (mounted && existsSync(mounted)) {
    const file = files.read(mounted);
    if (file)
      for (const entry of readEnvFile(file, problems, () => undefined, { interpolates: false }))
        all.set(...entry);
  }
  for (const { path, at, isRequired } of service.envFiles) {
    if (standsIn(path, dotenv)) {
      for (const entry of asTheyAre(dotenv)) all.set(...entry);
      continue;
    }
    const file = isRequired || existsSync(path) ? files.read(path, at) : undefined;
    if (file) for (const entry of readEnvFile(file, problems, reading.lookup)) all.set(...entry);
  }
  for (const entry of service.environment) all.set(...entry);
  return all;
}

/** Whether the template is read in place of a .env that is yet to be made. */
const standsIn = (path: string, dotenv: DotEnv | undefined) =>
  dotenv !== undefined &&
  (path === dotenv.file.path ||
    (dotenv.isTemplate && basename(path) === '.env' && !existsSync(path)));

/** What a template leaves blank is blank until somebody fills it in. */
const asTheyAre = (dotenv: DotEnv | undefined) =>
  [...(dotenv?.variables ?? [])].map(
    ([name, value]) => [name, { ...value, unknown: false }] as const,
  );
