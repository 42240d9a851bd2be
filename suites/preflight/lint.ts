import { DCLinter } from 'dclint';
import { parseDocument } from 'yaml';
import type { SourceFile } from './reading/files.ts';
import type { Project } from './reading/project.ts';

/** What dclint, a general linter of compose files, says; it knows nothing of LibreChat. */
export interface Lint {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** dclint's types cannot be resolved from its package; this is what is used of a message. */
type Message = Omit<Lint, 'file'> & { readonly category: string };

/** What the rules judge by the values that Compose gives, and dclint by the text; and what reading tells itself. */
const judgedElsewhere = ['no-unbound-port-interfaces', 'service-image-require-explicit-tag'];

/** An overlay has the name of the project that it is laid over. */
const ofMainFile = 'require-project-name-field';

/** Lints the compose files that could be read; matters of taste, such as the order of keys, are left out. */
export function lint({ composeFiles, files, problems }: Project): Lint[] {
  const isBroken = (name: string) =>
    problems.some(({ rule, at }) => rule.startsWith('reading.') && at.file === name);
  const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
  return composeFiles
    .flatMap((path) => files.read(path) ?? [])
    .filter(({ name }) => !isBroken(name))
    .flatMap((file) =>
      messagesOf(linter, file)
        .filter(({ rule, category }) => category !== 'style' && !judgedElsewhere.includes(rule))
        .filter(({ rule }) => rule !== ofMainFile || file.path === composeFiles[0])
        .map(({ rule, line, message }) => ({ rule, file: file.name, line, message })),
    );
}

/** What dclint's rules say, without its check of the schema, which takes a quarter of preflight's time. */
function messagesOf(linter: DCLinter, { path, text }: SourceFile): readonly Message[] {
  if (/^\s*# dclint disable-file/.test(text)) return [];
  const document = parseDocument(text, { merge: true, logLevel: 'silent' });
  if (document.errors.length > 0) return [];
  try {
    const context = { path, sourceCode: text, content: document.toJS() as object };
    return linter.lintContent(context) as readonly Message[];
  } catch {
    // A file that does not fit the schema can be none of what dclint's rules expect; compose.refused says so.
    return [];
  }
}
