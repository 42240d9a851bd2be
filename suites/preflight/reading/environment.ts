import { existsSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { type DotEnv, readEnvFile, readMounted, templateOf } from './env-file.ts';
import { type Files, inRepository, pathFrom, type SourceFile } from './files.ts';
import { inTurn, knownOf, type Lookup } from './interpolate.ts';
import type { Service } from './service.ts';
import type { Completeness, Problem, Scalar } from './types.ts';

/** The variables that LibreChat sees, with the place that sets each. */
export class Environment {
  readonly variables: ReadonlyMap<string, Scalar>;
  readonly completeness: Completeness;

  constructor(variables: ReadonlyMap<string, Scalar>, completeness: Completeness = 'whole') {
    this.variables = variables;
    this.completeness = completeness;
  }

  /** The variable where it is set to something, or is to be filled in. */
  get(name: string): Scalar | undefined {
    const found = this.variables.get(name);
    return found && (found.unknown || found.text) ? found : undefined;
  }

  /** The value, where it is known and not empty. A comment that became one says nothing about what was meant. */
  text(name: string): string | undefined {
    const found = this.get(name);
    const text = found?.unknown ? undefined : (found?.text ?? undefined);
    return text?.startsWith('# ') ? undefined : text;
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

  /** Whether they are set, or the operator may still set them: a template leaves them blank, or a file was not read. */
  mayHave(...names: readonly string[]): boolean {
    return (
      this.completeness === 'partial' ||
      names.every((name) => this.has(name) || this.variables.get(name)?.leftBlank === true)
    );
  }

  /** LibreChat takes `true` for on, in any case, and everything else for off. Source: LibreChat, packages/api/src/utils/common.ts. */
  isOn(name: string): boolean {
    return this.text(name)?.trim().toLowerCase() === 'true';
  }

  /** Whether it is certain that a flag is off: it says so, or it is set nowhere. */
  isOff(name: string): boolean {
    const found = this.get(name);
    if (found) return !found.unknown && !this.isOn(name);
    return !this.mayHave(name);
  }
}

export interface Reading {
  readonly files: Files;
  readonly dotenv: DotEnv | undefined;
  readonly lookup: Lookup;
  readonly problems: Problem[];
}

interface Seen {
  readonly variables: ReadonlyMap<string, Scalar>;
  readonly completeness: Completeness;
}

/** A command that sets variables before it starts the server. */
const setsVariables =
  /\b(export|source|infisical|doppler|dotenvx|chamber|envsubst|vault|sops)\b|\bop run\b|\/run\/secrets\//;

/** A script of the operator's that starts the server may set variables, and pass ports on. */
export const startsByScript = (command: string) => /(^|[\s/"'=])[\w.-]+\.(sh|bash)\b/.test(command);

/** The variables of a service's container: a later file goes before an earlier one, `environment` before all. */
export function seenBy(service: Service, reading: Reading): Seen {
  const all = new Map<string, Scalar>();
  const own: Lookup = (name) => {
    const earlier = all.get(name);
    return earlier && knownOf(earlier);
  };
  const lookup = inTurn(reading.lookup, own);
  const isSet = setsVariables.test(service.command) || startsByScript(service.command);
  let completeness: Completeness = isSet ? 'partial' : 'whole';
  for (const envFile of service.envFiles) {
    const { file, isTemplate } = envFileOf(envFile, reading);
    if (!file) completeness = 'partial';
    else if (isTemplate && completeness === 'whole') completeness = 'template';
    const variables = file && readEnvFile(file, reading.problems, lookup, { isTemplate });
    for (const entry of asTheyAre(variables)) all.set(...entry);
  }
  for (const [name, value] of service.environment)
    if (value.text === null) all.delete(name);
    else all.set(name, value);
  return { variables: all, completeness };
}

/** An env file, its template, or nothing: then the finding is an error only in a folder that is deployed from. */
function envFileOf({ path, at, isRequired }: Service['envFiles'][number], reading: Reading) {
  const { files, dotenv, problems } = reading;
  if (path && existsSync(path)) return { file: files.read(path, at), isTemplate: false };
  const standIn = path ? templateFor(path, reading) : undefined;
  if (standIn || !path || !isRequired) return { file: standIn, isTemplate: true };
  if (isDeployedFrom(dotenv) && isInside(path, files.directory)) files.read(path, at);
  else
    problems.push({
      rule: 'env.not-in-repository',
      at,
      // A file whose name could be a variable's.
      subject: pathFrom(files.directory, path).replace(/^[\w-]+$/, './$&'),
      message: '',
    });
  return { file: undefined, isTemplate: false };
}

/** A folder with a .env that is filled in is one that people start the project from, not a mere checkout. */
export const isDeployedFrom = (dotenv: DotEnv | undefined) =>
  dotenv !== undefined && !dotenv.isTemplate && !dotenv.path.endsWith('stack.env');

/** Whether a path is in a folder; others are on the machine that runs the project. */
export function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/**
 * What the container is given goes before a .env at /app/.env, which LibreChat reads itself.
 * @param copied the file that the image's Dockerfile copies there
 */
export function withMounted(
  service: Service,
  seen: Seen,
  reading: Reading,
  copied: string | undefined,
): Environment {
  const mount = service.mounts.find(({ target }) => target === '/app/.env');
  const path = mount?.source;
  const standIn = path ? templateFor(path, reading) : undefined;
  const own = mount ? path : copied;
  const file = own && existsSync(own) ? reading.files.read(own) : undefined;
  const variables = standIn
    ? readMounted(standIn, { isTemplate: true })
    : file && readMounted(file);
  const isLacking = (mount && !variables) || hasConfigAt(service, '/app/.env');
  const completeness = isLacking
    ? 'partial'
    : standIn && seen.completeness === 'whole'
      ? 'template'
      : seen.completeness;
  return new Environment(new Map([...asTheyAre(variables), ...seen.variables]), completeness);
}

/** A file without any of these is another program's. */
const own = [
  'MONGO_URI',
  'CREDS_KEY',
  'JWT_SECRET',
  'JWT_REFRESH_SECRET',
  'DOMAIN_SERVER',
  'DOMAIN_CLIENT',
];

/** Without these LibreChat has no secrets of its own. */
export const serverSecrets = ['JWT_SECRET', 'JWT_REFRESH_SECRET', 'CREDS_KEY', 'CREDS_IV'];

/**
 * The variables of a server without a container: those of .env.
 * @param isAlone no compose file is in the folder; one that was not chosen may set more
 */
export function ofDotEnv(dotenv: DotEnv | undefined, isAlone: boolean): Environment {
  if (dotenv && !own.some((name) => dotenv.variables.has(name)))
    return new Environment(new Map(), 'partial');
  // What lacks the database's address, or every secret, is read with something else that has it.
  const isWhole =
    isAlone &&
    dotenv?.variables.has('MONGO_URI') === true &&
    (dotenv.isTemplate || serverSecrets.some((name) => dotenv.variables.has(name)));
  const completeness = dotenv && isWhole ? (dotenv.isTemplate ? 'template' : 'whole') : 'partial';
  return new Environment(new Map(asTheyAre(dotenv?.variables)), completeness);
}

const hasConfigAt = ({ configs }: Service, path: string) =>
  configs.some(({ target }) => target === path);

/** The template that is read in place of an env file that is yet to be made. */
function templateFor(path: string, { files, dotenv }: Reading): SourceFile | undefined {
  if (existsSync(path)) return undefined;
  const own = templateOf(path) ?? inRepository(path, files, templateOf);
  const isDotEnv = dotenv?.isTemplate === true && path === dotenv.path;
  return own ? files.readTemplate(own) : isDotEnv ? dotenv.file : undefined;
}

/** What a template leaves blank is blank until somebody fills it in. */
const asTheyAre = (variables: ReadonlyMap<string, Scalar> | undefined) =>
  [...(variables ?? [])].map(([name, value]): [string, Scalar] => [
    name,
    value.unknown && value.text === '' ? { ...value, unknown: false, leftBlank: true } : value,
  ]);
