import { serverSecrets } from '../reading/environment.ts';
import type { Project } from '../reading/project.ts';
import { releaseOf } from '../release.ts';
import type { Severity } from './rule.ts';

const telling = ['MONGO_URI', 'JWT_SECRET', 'CREDS_KEY', 'DOMAIN_SERVER'];

/** That LibreChat will be without a variable, and what that weighs. */
export interface Missing {
  /** Set where it is less certain than what a rule says: a template stands in for .env, or the release is not known. */
  readonly severity?: Severity;
  /** `is not set`, or `is not in .env.example`. */
  readonly how: string;
}

/**
 * Whether LibreChat will be without a variable. Undefined where it has it, where a template leaves it to the operator, and
 * where a part of its environment could not be read.
 */
export function missing(project: Project, name: string): Missing | undefined {
  const { composeFiles, librechat, dotenv } = project;
  const { service, environment } = librechat;
  const isSeen = service || composeFiles.length === 0 || telling.some((it) => environment.has(it));
  if (!isSeen || environment.mayHave(name) || makesItsSecrets(project, name)) return undefined;
  if (environment.completeness === 'template')
    return { severity: 'warning', how: `is not in ${dotenv?.file.name ?? 'the template of .env'}` };
  return { how: 'is not set' };
}

/** An image of the operator's with a version of its own, which is given none of the secrets, makes them when it starts. */
function makesItsSecrets({ librechat }: Project, name: string): boolean {
  const { service, environment } = librechat;
  const { isOwn, isHidden } = releaseOf({ librechat });
  const isMade = isOwn && isHidden && service?.node.entries.has('build') === false;
  return (
    isMade === true &&
    serverSecrets.includes(name) &&
    !serverSecrets.some((it) => environment.variables.has(it))
  );
}

/** What a missing variable weighs where a later release than the project's may do without it. */
export const unlessNewer = (project: Project, { severity }: Missing): Severity | undefined =>
  releaseOf(project).tag || !project.librechat.service ? severity : 'warning';

/** The severity of a finding, where it is another than its rule's. */
export const weight = (severity: Severity | undefined): { readonly severity?: Severity } =>
  severity ? { severity } : {};
