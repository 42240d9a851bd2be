import { basename } from 'node:path';
import type { Project } from '../reading/project.ts';
import type { Mount } from '../reading/service.ts';

/** Files of LibreChat's own code that the project mounts others over. */
export const replacedCode = ({ librechat: { service } }: Project): Mount[] =>
  (service?.mounts ?? []).filter(({ target }) =>
    /^\/app\/(api|packages|client\/dist|client\/src)\/.*\.(js|ts|mjs|cjs)$/.test(target),
  );

/** Whether a file of LibreChat's is replaced: rules about what it does do not hold. */
export const isReplaced = (project: Project, file: string) =>
  replacedCode(project).some(({ target }) => basename(target) === file);
