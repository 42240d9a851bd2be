import type { Project } from '../reading/project.ts';

const telling = ['MONGO_URI', 'JWT_SECRET', 'CREDS_KEY', 'DOMAIN_SERVER'];

/**
 * Whether LibreChat will be without a variable. It is not known where a template leaves it for the operator to fill in,
 * nor where the compose files hold no LibreChat and .env is not LibreChat's.
 */
export function isMissing({ composeFiles, librechat }: Project, name: string): boolean {
  const { service, environment } = librechat;
  const isSeen = service || composeFiles.length === 0 || telling.some((it) => environment.has(it));
  const isLeft = environment.variables.get(name)?.leftBlank === true;
  return Boolean(isSeen) && !environment.has(name) && !isLeft;
}
