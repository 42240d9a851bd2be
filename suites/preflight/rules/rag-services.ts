import type { Project } from '../reading/project.ts';
import type { Service } from '../reading/service.ts';
import { urlOf } from './addresses.ts';
import { namesOf } from './database.ts';

/** The services that are LibreChat's RAG API, by their image, or by what LibreChat and they themselves are given. */
export function ragServices({ services, librechat: { environment } }: Project): Service[] {
  const called = urlOf(environment.text('RAG_API_URL'))?.hostname;
  return services.filter(
    (service) =>
      /(^|\/)librechat-rag-api[\w-]*([:@]|$)/.test(service.image?.text ?? '') ||
      (called !== undefined && namesOf(service).includes(called) && takesItsVariables(service)),
  );
}

/** Variables that no other server takes together. */
const takesItsVariables = ({ environment }: Service) =>
  environment.has('RAG_PORT') && environment.has('DB_HOST');

/** The services that are LibreChat's admin panel. */
export const adminPanels = ({ services }: Project): Service[] =>
  services.filter(({ image }) => /(^|\/)librechat-admin-panel([:@]|$)/.test(image?.text ?? ''));
