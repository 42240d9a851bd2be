import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { dockerfileOf } from './dockerfile.ts';
import type { Environment, Reading } from './environment.ts';
import { kindOf, type SourceFile } from './files.ts';
import type { Mount, Service } from './service.ts';
import type { Node, Position } from './types.ts';
import { isKubernetesObject, readYaml } from './yaml.ts';

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
    kindOf(file) === 'file' ? file : (templateOfConfig(file) ?? inRepository(file, reading));
  if (found) return { config: read(found, reading), configMount: mount, unread: undefined };
  return { config: undefined, configMount: mount, unread: undefined };
}

/** A path on the server, such as /opt/chat/librechat.yaml, whose end is a file of this repository. */
function inRepository(path: string, { files: { directory } }: Reading): string | undefined {
  if (path.startsWith(`${directory}/`)) return undefined;
  const parts = path.split('/').slice(1);
  const ends = parts.map((_, index) => join(directory, ...parts.slice(index)));
  return ends.find((end) => kindOf(end) === 'file');
}

/** Without a mount the image has one only where the project builds the image itself. */
function builtIn(service: Service, path: string, reading: Reading): FoundConfiguration {
  const none = { config: undefined, configMount: undefined, unread: undefined };
  if (!service.node.entries.has('build')) return none;
  const dockerfile = dockerfileOf(service, reading.files);
  const copied = dockerfile?.copies.find(({ target }) => posix.resolve('/app', target) === path);
  if (copied && kindOf(copied.source) === 'file')
    return { ...none, config: read(copied.source, reading) };
  const at = service.node.entries.get('build')?.at ?? service.at;
  return { ...none, unread: { at, why: 'the image is built here and may hold a librechat.yaml' } };
}

/** The librechat.yaml of a server without a container. */
export function configurationIn(directory: string, reading: Reading): FoundConfiguration {
  const path = join(directory, 'librechat.yaml');
  const found =
    kindOf(path) === 'file' ? path : (templateOfConfig(path) ?? onlyConfigIn(directory, reading));
  return {
    config: found ? read(found, reading) : undefined,
    configMount: undefined,
    unread: undefined,
  };
}

/** The one librechat.yaml of another name, such as CONFIG_PATH names. */
function onlyConfigIn(directory: string, { files }: Reading): string | undefined {
  const paths = readdirSync(directory)
    .filter((name) => /^librechat([-_.][\w.-]+)?\.ya?ml$/.test(name))
    .map((name) => join(directory, name))
    .filter((path) => files.readIf(path, (text) => /^version:/m.test(text)));
  const [only] = paths;
  return paths.length === 1 ? only : undefined;
}

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
