import type { Project } from '../reading/project.ts';

/** Whether a template of .env has the variable for the operator to fill in. */
export function leftToOperator({ dotenv, librechat }: Project, name: string): boolean {
  const at = librechat.environment.variables.get(name)?.at;
  return dotenv?.isTemplate === true && at?.file === dotenv.file.name;
}
