import type { Project } from '../reading/project.ts';
import type { Service } from '../reading/service.ts';

/** The services that are LibreChat's RAG API, by their image. */
export const ragServices = ({ services }: Project): Service[] =>
  services.filter(({ image }) => /(^|\/)librechat-rag-api[\w-]*([:@]|$)/.test(image?.text ?? ''));

/** The services that are LibreChat's admin panel. */
export const adminPanels = ({ services }: Project): Service[] =>
  services.filter(({ image }) => /(^|\/)librechat-admin-panel([:@]|$)/.test(image?.text ?? ''));
