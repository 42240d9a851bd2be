import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { UserError } from '../../../fixtures/kernel/errors.ts';
import { composeFiles, isLibreChatImage } from '../../../fixtures/stack/compose/project.ts';
import { helmFilesIn } from './helm.ts';
import { isManifest } from './manifests.ts';
import { saysWhatRuns } from './service.ts';
import { isOfAnotherProgram } from './yaml.ts';

/** What a person names on the command line, as for `docker compose`. */
export interface Chosen {
  /** Compose files, in place of those with the usual names. */
  readonly files?: readonly string[];
  /** In place of .env. */
  readonly envFile?: string | undefined;
}

/** Where a project is. */
export interface Place {
  readonly directory: string;
  readonly composeFiles: readonly string[];
  /** The values of LibreChat's Helm chart, or the manifest that runs it, where the project has no compose file. */
  readonly helm?: string;
  /** The file that Compose takes variables from, or will be: it need not be there. */
  readonly dotenv: string;
}

const composeName =
  /^(.*[._-])?(compose|stack)([._-].*)?\.ya?ml$|^librechat([._-](docker|stack|prod|production))?\.ya?ml$/i;
const usualEnvFiles = ['.env', 'stack.env', '.env.production', '.env.prod'];
const skipped = /^(node_modules|\.git|\.github|dist|build|vendor|docs?|tests?|e2e|examples?)$/;
const deepest = 3;
const mostBytes = 512 * 1024;
const mostFolders = 400;

/**
 * Finds the compose files and the .env of a LibreChat: in the folder, else in the one folder below it that has one.
 * @throws UserError when there is nothing of a LibreChat, or more than one
 */
export function choosePlace(
  directory: string,
  environment: NodeJS.ProcessEnv,
  chosen: Chosen,
): Place {
  const dotenv = resolve(directory, chosen.envFile ?? envFileIn(directory));
  const [first] = chosen.files ?? [];
  if (first && [isHelmValues, runsLibreChat].some((is) => is(resolve(directory, first))))
    return { directory, dotenv, composeFiles: [], helm: resolve(directory, first) };
  if (first && chosen.files) return placeOfFiles(directory, dotenv, chosen.files);
  const named = environment.COMPOSE_FILE ?? variableIn(dotenv, 'COMPOSE_FILE');
  const separator =
    environment.COMPOSE_PATH_SEPARATOR ?? variableIn(dotenv, 'COMPOSE_PATH_SEPARATOR');
  const usual = composeFiles(directory, {
    COMPOSE_FILE: named,
    COMPOSE_PATH_SEPARATOR: separator,
  });
  if (named || usual.some(holdsLibreChat)) return { directory, dotenv, composeFiles: usual };
  const others = otherComposeFiles(directory, usual).filter(holdsLibreChat);
  const [only] = others;
  if (only && others.length === 1)
    return {
      directory,
      dotenv,
      composeFiles: isLaidOver(only, usual) ? [...usual, only] : [only],
    };
  // Variants for several machines include one file that has LibreChat itself.
  const [base, ...more] = others.filter((path) => isLibreChatIn(textOf(path)));
  if (base && others.length > 1 && more.length === 0)
    return { directory, dotenv, composeFiles: [base] };
  const whole = others.filter((path) => !isPartial(path));
  if (whole.length > 1 || (whole.length === 1 && others.length > 1))
    throw several(directory, others);
  const helm = kubernetesFiles(directory);
  if (helm[0] && helm.length === 1) return { directory, dotenv, composeFiles: [], helm: helm[0] };
  if (helm.length > 1) throw several(directory, helm);
  const below = foldersWithLibreChat(directory);
  if (isServer(directory, dotenv) && below.length === 0)
    return { directory, dotenv: usual[0] ? dotenv : ofServer(dotenv), composeFiles: usual };
  return choosePlaceBelow(directory, environment, usual, below);
}

/** Compose resolves paths from the folder of the first file. It takes the .env there, else the one where it is called. */
function placeOfFiles(directory: string, dotenv: string, files: readonly string[]): Place {
  const composeFiles_ = files.map((file) => resolve(directory, file));
  const folder = dirname(composeFiles_[0] ?? directory);
  const own = resolve(folder, envFileIn(folder));
  return {
    directory: folder,
    dotenv: existsSync(dotenv) || !existsSync(own) ? dotenv : own,
    composeFiles: composeFiles_,
  };
}

const foldersWithLibreChat = (directory: string) =>
  foldersBelow(directory).filter(
    (folder) =>
      composeFiles(folder, {}).some(holdsLibreChat) ||
      otherComposeFiles(folder, []).some(holdsLibreChat) ||
      kubernetesFiles(folder).length > 0,
  );

function choosePlaceBelow(
  directory: string,
  environment: NodeJS.ProcessEnv,
  usual: readonly string[],
  folders: readonly string[],
): Place {
  const [only] = folders;
  if (only && folders.length === 1) return choosePlace(only, environment, {});
  if (folders.length > 1)
    throw new UserError(`${directory} holds more than one LibreChat.`, {
      remedy: `Name one of the folders: ${folders.map((it) => relative(directory, it)).join(', ')}`,
    });
  const [yaml] = foldersBelow(directory).filter(
    (folder) =>
      existsSync(join(folder, 'librechat.yaml')) &&
      !isOfAnotherProgram(textOf(join(folder, 'librechat.yaml'))),
  );
  if (yaml)
    return { directory: yaml, dotenv: join(yaml, '.env'), composeFiles: composeFiles(yaml, {}) };
  throw new UserError(
    usual.length > 0
      ? `No service in ${usual.map((path) => basename(path)).join(', ')} is a LibreChat, so nothing was checked.`
      : `${directory} holds no compose file, no .env and no librechat.yaml of a LibreChat.`,
    {
      remedy:
        'Name the folder of your deployment, or its compose files with -f FILE. Call a service with an image of your own `librechat`.',
    },
  );
}

const several = (directory: string, paths: readonly string[]) =>
  new UserError(`${directory} holds several LibreChats.`, {
    remedy: `Name those that belong together: ${paths.map((path) => `-f ${relative(directory, path)}`).join(', ')}`,
  });

const envFileIn = (directory: string) =>
  usualEnvFiles.find((name) => existsSync(join(directory, name))) ?? '.env';

/** Without a compose file nothing says how the env file is called on the server. */
function ofServer(dotenv: string): string {
  const named = join(dirname(dotenv), 'librechat.env');
  return !existsSync(dotenv) && existsSync(named) ? named : dotenv;
}

const serverVariables = /^(export )?(CREDS_KEY|CREDS_IV|DOMAIN_CLIENT|JWT_REFRESH_SECRET)=/m;

/** A LibreChat that runs without a container, or whose compose file is elsewhere. */
function isServer(directory: string, dotenv: string): boolean {
  const names = readdirSync(directory);
  const isConfiguration = (name: string) =>
    /^librechat[.\w-]*\.ya?ml(\.(?!j2$)\w+)?$/.test(name) &&
    !isOfAnotherProgram(textOf(join(directory, name)));
  if (names.some(isConfiguration)) return true;
  const templates = names.filter((name) => /^\.?env[.\w-]*(example|sample|template)/.test(name));
  return [dotenv, ...templates.map((name) => join(directory, name))].some((path) =>
    serverVariables.test(textOf(path)),
  );
}

/** The files of a folder that have the name of a compose file. */
export const composeFilesIn = (directory: string) =>
  entriesOf(directory)
    .filter((entry) => entry.isFile() && composeName.test(entry.name))
    .map(({ name }) => join(directory, name))
    .sort();

const otherComposeFiles = (directory: string, usual: readonly string[]) =>
  composeFilesIn(directory).filter((path) => !usual.includes(path));

/** Whether a compose file is meant to be laid over another: it has a service that only the other says how to run. */
function isLaidOver(path: string, below: readonly string[]): boolean {
  const known = below.flatMap((it) => Object.keys(servicesIn(it)));
  return partialServicesIn(path).some((name) => known.includes(name));
}

/** The services of a compose file that Compose can only run with what another file says of them. */
const partialServicesIn = (path: string) =>
  Object.entries(servicesIn(path))
    .filter(([, service]) => !saysWhatRuns((key) => Object.hasOwn(Object(service), key)))
    .map(([name]) => name);

/** Whether a compose file cannot stand alone. */
export const isPartial = (path: string): boolean =>
  /override/i.test(basename(path)) || partialServicesIn(path).length > 0;

function servicesIn(path: string): object {
  try {
    const { services } = Object(parse(textOf(path), { logLevel: 'silent' })) as Record<
      string,
      unknown
    >;
    return Object(services) as object;
  } catch {
    return {};
  }
}

/** Told by the text: an image of LibreChat's, a service or container of its name, or a file with one that is included. */
export function holdsLibreChat(path: string): boolean {
  const text = textOf(path);
  const included = [...text.matchAll(/^\s+-\s+(?:path:\s*)?["']?([\w./-]+\.ya?ml)["']?\s*$/gm)];
  if (
    /^include:/m.test(text) &&
    included.some(([, name = '']) => isLibreChatIn(textOf(resolve(dirname(path), name))))
  )
    return true;
  return isLibreChatIn(text);
}

/** Values of LibreChat's chart, told by keys that only it has. */
const isHelmValues = (path: string) =>
  /^\s*librechat:\s*(#.*)?$/m.test(textOf(path)) &&
  /^\s+(configEnv|configYamlContent|existingConfigYaml):/m.test(textOf(path));

const runsLibreChat = (path: string) => isManifest(textOf(path));

/** Values of LibreChat's chart, else manifests that run LibreChat. */
function kubernetesFiles(directory: string): string[] {
  const values = helmFilesIn(directory).filter(isHelmValues);
  if (values.length > 0) return values;
  return entriesOf(directory)
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(({ name }) => join(directory, name))
    .filter(runsLibreChat)
    .sort();
}

function isLibreChatIn(text: string): boolean {
  if (!/^services:/m.test(text)) return false;
  const images = [...text.matchAll(/^\s*image:\s*["']?([^\s"'#]+)/gm)].map(
    ([, image = '']) => image,
  );
  return (
    images.some((image) => isLibreChatImage(image.replace(/\$\{[^}]*:?-([^}]*)\}/g, '$1'))) ||
    /^\s+librechat:\s*(#.*|\{.*)?$/im.test(text) ||
    /:\/app\/(librechat\.yaml|client\/public\/images)\b/.test(text) ||
    /^\s*container_name:\s*["']?librechat["']?\s*$/im.test(text)
  );
}

function foldersBelow(directory: string): string[] {
  const all: string[] = [];
  const visit = (folder: string, depth: number) => {
    if (depth > deepest || all.length >= mostFolders) return;
    for (const entry of entriesOf(folder)) {
      if (!entry.isDirectory() || skipped.test(entry.name)) continue;
      const path = join(folder, entry.name);
      all.push(path);
      visit(path, depth + 1);
    }
  };
  visit(directory, 1);
  return all;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The text of a file of an ordinary size; empty for anything else, such as a pipe, which would never end. */
function textOf(path: string): string {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= mostBytes ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

const variableIn = (path: string, name: string) =>
  new RegExp(`^(?:export )?${name}=["']?([^"'\\r\\n#]*)`, 'm').exec(textOf(path))?.[1]?.trim();
