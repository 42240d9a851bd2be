import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isLibreChatImage, librechatsAmong } from '../../../fixtures/stack/compose/project.ts';
import {
  type Configuration,
  configurationIn,
  configurationOf,
  type FoundConfiguration,
} from './configuration.ts';
import { dockerfileOf } from './dockerfile.ts';
import { type Environment, ofDotEnv, type Reading, withMounted } from './environment.ts';
import { scalar, scalarAt, textAt } from './nodes.ts';
import type { Mount, Service } from './service.ts';
import type { Scalar } from './types.ts';

/** The folders of the container in which LibreChat keeps what people upload, and what that is. */
export const fileFolders = {
  '/app/client/public/images': 'images',
  '/app/uploads': 'files',
} as const;

export type { Configuration } from './configuration.ts';
export { Environment } from './environment.ts';

/** LibreChat among the services of a project; without one, .env and librechat.yaml as a server on the machine reads them. */
export interface LibreChat {
  readonly service: Service | undefined;
  /** Every variable that its process sees. */
  readonly environment: Environment;
  readonly config: Configuration | undefined;
  /** The mount that gives it its configuration. */
  readonly configMount: Mount | undefined;
  /** The image that names its release: the service's, or the one that the project's Dockerfile builds on. */
  readonly image: Scalar | undefined;
  /** The source of its schema, where the project builds it from a source tree that it has: a fork's may know more. */
  readonly schemaSource: string | undefined;
  /** Where it has a configuration that could not be read, and why. */
  readonly unread: FoundConfiguration['unread'];
}

/** The service that is LibreChat, by its name, its container's, its image or its librechat.yaml; undefined where there is none. */
export function librechatService(services: readonly Service[]): Service | undefined {
  const [service] = librechatsAmong(services, ({ name, node, image }) => ({
    name,
    containerName: textAt(node, 'container_name'),
    image: image?.text ?? undefined,
  }));
  return service ?? services.find(takesConfiguration);
}

/** An image of any name is LibreChat's where it is given a librechat.yaml, or the folder of LibreChat's images. */
const takesConfiguration = ({ mounts }: Service) =>
  mounts.some(({ target }) =>
    ['/app/librechat.yaml', '/app/client/public/images'].includes(target.replace(/\/$/, '')),
  );

/** Variables that LibreChat reads together, and hardly anything else. */
const telling = [
  ...['MONGO_URI', 'MEILI_HOST', 'RAG_API_URL', 'CREDS_KEY', 'CREDS_IV', 'JWT_REFRESH_SECRET'],
  ...['DOMAIN_CLIENT', 'DOMAIN_SERVER', 'CONFIG_PATH', 'ALLOW_SOCIAL_LOGIN', 'ALLOW_REGISTRATION'],
];

/** An image of any name is LibreChat's where it is given the database and three more of LibreChat's variables. */
const takesVariables = ({ environment }: Service) =>
  environment.has('MONGO_URI') && telling.filter((name) => environment.has(name)).length >= 4;

function isBuiltOnLibreChat(service: Service, { files }: Reading): boolean {
  return isLibreChatImage(dockerfileOf(service, files)?.base?.image ?? '');
}

const hasNoCompose = ({ files }: Reading) =>
  !readdirSync(files.directory).some((name) => /compose.*\.ya?ml$/.test(name));

/** Files by which a platform knows what to build and run; it has variables of its own as well. */
const ofPlatforms = [
  ...['render.yaml', 'fly.toml', 'railway.json', 'railway.toml', 'Procfile', 'heroku.yml'],
  ...['app.json', 'captain-definition', 'zeabur.json', 'nixpacks.toml', '.upsun', '.platform'],
];

const isOfPlatform = ({ files }: Reading) =>
  readdirSync(files.directory).some((name) => ofPlatforms.includes(name));

/**
 * The image of a release whose source the project has and builds, as its package.json says. An image of the operator's own
 * that Compose does not build is built from the source in the project's folder, where there is one; when is not known.
 */
function builtFromSource(
  { node, image }: Service,
  { files }: Reading,
): BuiltFromSource | undefined {
  const build = node.entries.get('build');
  if (!build && isPublished(image?.text ?? '')) return undefined;
  const context = scalarAt(build)?.text ?? textAt(build, 'context') ?? '.';
  const folder = resolve(files.directory, context);
  const file = files.readIf(join(folder, 'package.json'), isSource);
  const { version: written = '' } = file ? (JSON.parse(file.text) as { version?: string }) : {};
  if (!written) return undefined;
  const version = written.replace(/^(?=\d)/, 'v');
  const sources = ['config.ts', 'mcp.ts', 'models.ts'].map((name) =>
    files.readIf(join(folder, 'packages/data-provider/src', name), () => true),
  );
  return {
    image: build ? scalar(`librechat:${version}`, build.at) : image,
    schemaSource: sources.map((source) => source?.text ?? '').join('\n'),
  };
}

/** An image that LibreChat's project publishes. */
export const isPublished = (image: string) =>
  /(^|\/)(danny-avila|librechat)\/librechat[\w-]*([:@]|$)/.test(image);

interface BuiltFromSource {
  readonly image: Scalar | undefined;
  readonly schemaSource: string;
}

function isSource(text: string): boolean {
  try {
    const { name, version } = JSON.parse(text) as Record<'name' | 'version', unknown>;
    return name === 'LibreChat' && typeof version === 'string';
  } catch {
    return false;
  }
}

export function findLibreChat(services: readonly Service[], reading: Reading): LibreChat {
  const service =
    librechatService(services) ??
    services.find((it) => isBuiltOnLibreChat(it, reading)) ??
    services.find(takesVariables);
  if (!service)
    return {
      service,
      environment: ofDotEnv(
        reading.dotenv,
        !isOfPlatform(reading) && (services.length > 0 || hasNoCompose(reading)),
      ),
      image: undefined,
      schemaSource: undefined,
      ...configurationIn(reading.files.directory, reading),
    };
  const dockerfile = dockerfileOf(service, reading.files);
  const variables = new Map([...(dockerfile?.variables ?? []), ...service.environment]);
  const seen = { variables, completeness: service.completeness };
  const copied = dockerfile?.copies.find(({ target }) => target === '/app/.env')?.source;
  const environment = withMounted(service, seen, reading, copied);
  const base = dockerfile?.base;
  const built =
    base && isLibreChatImage(base.image)
      ? { image: scalar(base.image, base.at), schemaSource: undefined }
      : builtFromSource(service, reading);
  return {
    service,
    environment,
    image: built?.image ?? service.image,
    schemaSource: built?.schemaSource,
    ...configurationOf(service, environment, reading),
  };
}
