import { basename } from 'node:path';
import { isLibreChatImage } from '../../../fixtures/stack/compose/project.ts';
import { dockerfileOf } from '../reading/dockerfile.ts';
import type { Project } from '../reading/project.ts';
import type { Position } from '../reading/types.ts';

/** A file of LibreChat's own code that the project replaces. */
export interface ReplacedFile {
  readonly target: string;
  readonly at: Position;
}

const isCode = (target: string) =>
  /^\/app\/(api|packages|client\/dist|client\/src)\/.*\.(js|ts|mjs|cjs)$/.test(target);

/** Files that are mounted over LibreChat's own, or copied over them in an image of the project. */
export function replacedCode({ librechat: { service }, files }: Project): ReplacedFile[] {
  const copied = service ? (dockerfileOf(service, files)?.copies ?? []) : [];
  return [...(service?.mounts ?? []), ...copied].filter(({ target }) => isCode(target));
}

/** Whether a file of LibreChat's is replaced: rules about what it does do not hold. */
export const isReplaced = (project: Project, file: string) =>
  replacedCode(project).some(({ target }) => basename(target) === file);

/** Whether LibreChat is built, and not on an image that it publishes: from a source that may have more than LibreChat's. */
export function isBuiltFromElsewhere({ librechat: { service }, files }: Project): boolean {
  if (!service?.node.entries.has('build')) return false;
  return !isLibreChatImage(dockerfileOf(service, files)?.base?.image ?? '');
}
