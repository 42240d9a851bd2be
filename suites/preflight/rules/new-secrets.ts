import { randomBytes } from 'node:crypto';
import type { Project } from '../reading/project.ts';
import type { Edit, Finding } from './rule.ts';

/** Bytes that LibreChat wants, where it is another number than 32. */
const bytes: Readonly<Record<string, number>> = { CREDS_IV: 16 };

/**
 * The edit that writes new secrets into the .env. Only where there were none: whoever changes one loses what it protects. A
 * template gets none: what is in it is public.
 */
export function settingSecrets(
  { dotenv, librechat: { environment } }: Project,
  names: readonly string[],
): Pick<Finding, 'edit'> {
  if (!dotenv || dotenv.isTemplate) return {};
  const last = [...dotenv.variables.values()].at(-1)?.at;
  const edits = names.map((name): Edit | undefined => {
    const value = randomBytes(bytes[name] ?? 32).toString('hex');
    const blank = dotenv.variables.get(name);
    // Set in the compose file, to nothing: what .env says would not reach LibreChat.
    if (!blank && environment.variables.has(name)) return undefined;
    const at = blank?.at ?? last;
    return at && { at, variable: name, value };
  });
  // LibreChat is given the .env where some of its variables are from there.
  const isGiven = [...environment.variables.values()].some(
    ({ at }) => at.file === dotenv.file.name,
  );
  return isGiven && edits.every((edit) => edit !== undefined) ? { edit: edits } : {};
}
