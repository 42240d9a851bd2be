import { DCLinter } from 'dclint';
import type { Project } from './reading/project.ts';

/** What dclint, a general linter of compose files, says; it knows nothing of LibreChat. */
export interface Lint {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** dclint's types cannot be resolved from its package; this is what is used of a result. */
interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly (Omit<Lint, 'file'> & { readonly category: string })[];
}

/** What the rules judge by the values that Compose gives, and dclint by the text; and what reading tells itself. */
const judgedElsewhere = [
  'no-unbound-port-interfaces',
  'service-image-require-explicit-tag',
  'invalid-schema',
  'invalid-yaml',
];

/** An overlay has the name of the project that it is laid over. */
const ofMainFile = 'require-project-name-field';

/** Lints the compose files that could be read; matters of taste, such as the order of keys, are left out. */
export function lint({ composeFiles, files, problems }: Project): Lint[] {
  const isBroken = (name: string) =>
    problems.some(({ rule, at }) => rule.startsWith('reading.') && at.file === name);
  const sound = composeFiles.filter((path) => !isBroken(files.nameOf(path)));
  const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
  const results = linter.lintFiles([...sound], false) as readonly LintedFile[];
  return results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ rule, category }) => category !== 'style' && !judgedElsewhere.includes(rule))
      .filter(({ rule }) => rule !== ofMainFile || filePath === composeFiles[0])
      .map(({ rule, line, message }) => ({ rule, file: files.nameOf(filePath), line, message })),
  );
}
