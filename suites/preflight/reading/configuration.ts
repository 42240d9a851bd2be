import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { dockerfileOf } from './dockerfile.ts';
import { type Environment, isDeployedFrom, type Reading } from './environment.ts';
import { inRepository, kindOf, type SourceFile } from './files.ts';
import type { Mount, Service } from './service.ts';
import type { Node, Position } from './types.ts';
import { isKubernetesObject, isOfAnotherProgram, readYaml } from './yaml.ts';

/** LibreChat's own configuration, librechat.yaml. */
export interface Configuration {
  readonly file: SourceFile;
  /** Undefined where it is not valid YAML. */
  readonly root: Node | undefined;
  /** It is the template from which the operator makes librechat.yaml. */
  readonly isTemplate: boolean;
}

/** What is known of librechat.yaml. */
export interface FoundConfiguration {
  readonly config: Configuration | undefined;
  /** The mount that gives it to LibreChat. */
  readonly configMount: Mount | undefined;
  /** Where LibreChat has one that could not be read, and why. */
  readonly unread: { readonly at: Position; readonly why: string } | undefined;
}

/** The librechat.yaml of a service: mounted, given as a Compose config, or built into the image. */
export function configurationOf(
  service: Service,
  environment: Environment,
  reading: Reading,
): FoundConfiguration {
  const given = environment.text('CONFIG_PATH') ?? '/app/librechat.yaml';
  const unreadAt = (at: Position, why: string) => ({
    config: undefined,
    configMount: undefined,
    unread: { at, why },
  });
  if (/^https?:/.test(given))
    return unreadAt(
      environment.get('CONFIG_PATH')?.at ?? service.at,
      'CONFIG_PATH is an address: LibreChat downloads its configuration when it starts',
    );
  const path = posix.resolve('/app', given);
  const mount = mountAt(service, path);
  if (mount) return mounted(mount, path, reading);
  const config = service.configs.find(({ target }) => posix.resolve('/', target) === path);
  if (config?.file && kindOf(config.file) === 'file')
    return { config: read(config.file, reading), configMount: undefined, unread: undefined };
  if (config)
    return unreadAt(config.at, `the Compose config at ${path} is not a file of this project`);
  return builtIn(service, path, reading);
}

/** The mount that is nearest to a path: of the file itself, or of a folder above it. */
function mountAt({ mounts }: Service, path: string): Mount | undefined {
  return mounts
    .filter(
      ({ target }) => target !== '' && `${path}/`.startsWith(`${posix.resolve('/app', target)}/`),
    )
    .sort((a, b) => b.target.length - a.target.length)[0];
}

function mounted(mount: Mount, path: string, reading: Reading): FoundConfiguration {
  const { type, source, target, at } = mount;
  const rest = posix.relative(posix.resolve('/app', target), path);
  if (type !== 'bind' || !source)
    return rest || type !== 'bind'
      ? {
          config: undefined,
          configMount: rest ? undefined : mount,
          unread: { at, why: `${path} is in the volume ${source ?? ''}`.trim() },
        }
      : { config: undefined, configMount: mount, unread: undefined };
  const file = join(source, rest);
  const found =
    kindOf(file) === 'file'
      ? file
      : (templateOfConfig(file) ??
        inRepository(file, reading.files, (end) => (kindOf(end) === 'file' ? end : undefined)));
  if (found) return { config: read(found, reading), configMount: mount, unread: undefined };
  return { config: undefined, configMount: mount, unread: undefined };
}

/** Without a mount the image has one only where the project builds the image itself. */
function builtIn(service: Service, path: string, reading: Reading): FoundConfiguration {
  const none = { config: undefined, configMount: undefined, unread: undefined };
  const own = join(reading.files.directory, 'librechat.yaml');
  if (isMountedByAnother(own, reading)) return { ...none, config: read(own, reading) };
  if (!service.node.entries.has('build')) return none;
  const dockerfile = dockerfileOf(service, reading.files);
  const copied = dockerfile?.copies.find(({ target }) => posix.resolve('/app', target) === path);
  if (copied && kindOf(copied.source) === 'file')
    return { ...none, config: read(copied.source, reading) };
  const at = service.node.entries.get('build')?.at ?? service.at;
  return { ...none, unread: { at, why: 'the image is built here and may hold a librechat.yaml' } };
}

/** Whether a compose file that was not chosen mounts it: a checkout does not say with which one people deploy. */
const isMountedByAnother = (path: string, { files, dotenv }: Reading) =>
  kindOf(path) === 'file' &&
  !isDeployedFrom(dotenv) &&
  readdirSync(files.directory)
    .filter((name) => /compose.*\.ya?ml$/.test(name))
    .map((name) => join(files.directory, name))
    .filter((it) => kindOf(it) === 'file' && !files.all.some(({ path: read_ }) => read_ === it))
    .some((it) => /librechat\.yaml/.test(readFileSync(it, 'utf8')));

/** The librechat.yaml of a server without a container. */
export function configurationIn(directory: string, reading: Reading): FoundConfiguration {
  const path = join(directory, 'librechat.yaml');
  const none = { config: undefined, configMount: undefined, unread: undefined };
  const isThere = kindOf(path) === 'file' && !reading.files.readIf(path, isOfAnotherProgram);
  const usual = isThere ? path : templateOfConfig(path);
  const [first, ...others] = usual ? [usual] : otherConfigsIn(directory, reading);
  if (!first) return none;
  if (others.length === 0) return { ...none, config: read(first, reading) };
  const names = [first, ...others].map((it) => basename(it)).join(', ');
  const at = { file: reading.files.nameOf(first), line: 1, column: 1 };
  return { ...none, unread: { at, why: `each of ${names} may be it: call yours librechat.yaml` } };
}

/** Each librechat.yaml of another name, such as CONFIG_PATH names. */
const otherConfigsIn = (directory: string, { files }: Reading): string[] =>
  readdirSync(directory)
    .filter((name) => /^librechat([-_.][\w.-]+)?\.ya?ml$/.test(name))
    .map((name) => join(directory, name))
    .filter((path) => files.readIf(path, (text) => /^version:/m.test(text)));

function read(path: string, { files, problems }: Reading): Configuration | undefined {
  const isTemplate = isTemplateName.test(basename(path));
  const file = isTemplate ? files.readTemplate(path) : files.read(path);
  if (!file || isKubernetesObject(file.text)) return undefined;
  return { file, root: readYaml(file, problems), isTemplate };
}

const isTemplateName =
  /^librechat[.-].*(example|sample|template|dist|default).*|^(example|sample|template)[.-]librechat\.ya?ml$/i;

/** The template from which librechat.yaml is yet to be made. */
function templateOfConfig(path: string): string | undefined {
  const folder = dirname(path);
  if (existsSync(path) || kindOf(folder) !== 'folder') return undefined;
  const names = readdirSync(folder).filter(
    (name) => name !== basename(path) && /ya?ml/.test(name) && isTemplateName.test(name),
  );
  const [only] = names;
  return only && names.length === 1 ? resolve(folder, only) : undefined;
}
