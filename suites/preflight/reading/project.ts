import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../fixtures/errors.ts';
import { composeFiles } from '../../../fixtures/stack/compose/project.ts';
import { ComposeReader } from './compose.ts';
import { readEnvFile, templateOf } from './env-file.ts';
import { Files, type SourceFile } from './files.ts';
import type { Lookup } from './interpolate.ts';
import { findLibreChat, type LibreChat, seenBy } from './librechat.ts';
import { entriesOf, isMapping, nodeAt, textAt } from './nodes.ts';
import { refusedForms, type Service, serviceOf } from './service.ts';
import type { Mapping, Position, Problem, Scalar } from './types.ts';

/** The .env that Compose reads by itself, or its template where the operator has yet to fill it in. */
export interface DotEnv {
  /** Where the .env is, or will be. */
  readonly path: string;
  readonly file: SourceFile;
  readonly variables: ReadonlyMap<string, Scalar>;
  readonly isTemplate: boolean;
}

/** A deployment as its files describe it. */
export interface Project {
  readonly directory: string;
  readonly files: Files;
  readonly composeFiles: readonly string[];
  readonly services: readonly Service[];
  readonly librechat: LibreChat;
  readonly dotenv: DotEnv | undefined;
  /** Networks that other projects are in as well. */
  readonly outerNetworks: ReadonlySet<string>;
  readonly makefile: SourceFile | undefined;
  /** Every variable that a compose file asks for. */
  readonly interpolated: ReadonlySet<string>;
  /** What reading itself found. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the files of a deployment: compose files where there are some, else .env and librechat.yaml alone.
 * @param environment what fills in the variables before .env does
 * @throws UserError when the folder is not there or holds no deployment
 */
export function readProject(directory: string, environment: NodeJS.ProcessEnv): Project {
  const files = new Files(directory);
  const problems: Problem[] = [];
  const interpolated = new Set<string>();
  const outer: Lookup = (name) => {
    const text = environment[name];
    return text === undefined ? undefined : { text, unknown: false };
  };
  const dotenv = readDotEnv(files, problems, outer);
  const lookup: Lookup = (name) => {
    interpolated.add(name);
    const own = dotenv?.variables.get(name);
    return outer(name) ?? (own && { text: own.text ?? '', unknown: own.unknown });
  };
  const paths = pathsIn(directory, environment, dotenv);
  const model = new ComposeReader(files, problems).read({ paths, folder: directory, lookup });
  const reading = { files, dotenv, lookup, problems };
  const services = entriesOf(nodeAt(model, 'services'))
    .filter((entry): entry is [string, Mapping] => isMapping(entry[1]))
    .map(([name, node]) => serviceOf(name, node))
    .map((service) => ({ ...service, environment: seenBy(service, reading) }));
  problems.push(...services.flatMap(refusedForms));
  const librechat = findLibreChat(services, reading);
  const outerNetworks = entriesOf(nodeAt(model, 'networks'))
    .filter(([, network]) => !['false', undefined].includes(textAt(network, 'external')))
    .map(([name]) => name);
  const makefile = ['Makefile', 'makefile']
    .map((name) => join(directory, name))
    .find((path) => existsSync(path));
  return {
    directory,
    files,
    composeFiles: paths,
    services,
    librechat,
    dotenv,
    outerNetworks: new Set(outerNetworks),
    makefile: makefile ? files.read(makefile) : undefined,
    interpolated,
    problems: [...files.problems, ...problems],
  };
}

function readDotEnv(files: Files, problems: Problem[], outer: Lookup): DotEnv | undefined {
  const path = join(files.directory, '.env');
  const isTemplate = !existsSync(path);
  const found = isTemplate ? templateOf(path) : path;
  const file = found && files.read(found);
  if (!file) return undefined;
  return { path, file, variables: readEnvFile(file, problems, outer, { isTemplate }), isTemplate };
}

/** @throws UserError where there is nothing of a deployment at all */
function pathsIn(directory: string, environment: NodeJS.ProcessEnv, dotenv: DotEnv | undefined) {
  const name = (it: string) => environment[it] ?? dotenv?.variables.get(it)?.text ?? undefined;
  const chosen = ['COMPOSE_FILE', 'COMPOSE_PATH_SEPARATOR'].map((it) => [it, name(it)]);
  const paths = composeFiles(directory, Object.fromEntries(chosen));
  const others = ['.env', 'librechat.yaml'].some((it) => existsSync(join(directory, it)));
  if (paths.length > 0 || dotenv || others) return paths;
  throw new UserError(`${directory} holds no compose file, no .env and no librechat.yaml.`, {
    remedy: 'Name the folder of your deployment: npm run preflight -- DIR',
  });
}

/** Where a finding about something that is nowhere is shown: at LibreChat's service, else at .env. */
export function placeOf({ librechat, dotenv, directory }: Project): Position {
  const file = dotenv?.file.name ?? librechat.config?.file?.name ?? directory;
  return librechat.service?.at ?? { file, line: 1, column: 1 };
}
