import { librechatsAmong } from '../../../fixtures/stack/compose/project.ts';
import {
  type Configuration,
  configurationIn,
  configurationOf,
  type FoundConfiguration,
} from './configuration.ts';
import { type Environment, ofDotEnv, type Reading, withMounted } from './environment.ts';
import { textAt } from './nodes.ts';
import type { Mount, Service } from './service.ts';

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
  /** Where it has a configuration that could not be read, and why. */
  readonly unread: FoundConfiguration['unread'];
}

/** The service that is LibreChat, by its name, its container's or its image; undefined where there is none. */
export function librechatService(services: readonly Service[]): Service | undefined {
  const [service] = librechatsAmong(services, ({ name, node, image }) => ({
    name,
    containerName: textAt(node, 'container_name'),
    image: image?.text ?? undefined,
  }));
  return service;
}

export function findLibreChat(services: readonly Service[], reading: Reading): LibreChat {
  const service = librechatService(services);
  if (!service)
    return {
      service,
      environment: ofDotEnv(reading.dotenv),
      ...configurationIn(reading.files.directory, reading),
    };
  const seen = { variables: service.environment, completeness: service.completeness };
  const environment = withMounted(service, seen, reading);
  return { service, environment, ...configurationOf(service, environment, reading) };
}
