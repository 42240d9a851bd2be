import { hasExpired } from './policy.ts';
import type { SourceFile } from './reading/files.ts';
import type { Finding, Rule } from './rules/rule.ts';

/** A comment that lets a finding pass: `# preflight-ignore RULE [until DATE]: reason`, at the line or in the one above. */
export interface IgnoringComment {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  /** It stands alone in its line, and so is about the next one. */
  readonly isAbove: boolean;
  readonly until: string | undefined;
  /** Empty where none is given: then it lets nothing pass. */
  readonly reason: string;
}

const pattern = /#\s*preflight-ignore\s+([\w.-]+)(?:\s+until\s+(\d{4}-\d{2}-\d{2}))?\s*:?\s*(.*)$/;

/** The comments of the project's files. */
export function ignoringComments(files: readonly SourceFile[]): IgnoringComment[] {
  return files.flatMap(({ name: file, text }) =>
    text.includes('preflight-ignore')
      ? text.split(/\r?\n/).flatMap((line, index) => {
          const match = pattern.exec(line);
          const [, rule = '', until, reason = ''] = match ?? [];
          const isAbove = /^\s*#/.test(line);
          return match
            ? [{ rule, file, line: index + 1, isAbove, until, reason: reason.trim() }]
            : [];
        })
      : [],
  );
}

type Judged = Finding & { readonly rule: Rule };

/** The comment that lets a finding pass. */
export const commentFor = (comments: readonly IgnoringComment[], finding: Judged) =>
  comments.find(
    (comment) =>
      isAbout(comment, finding) && comment.reason.length >= 8 && !hasExpired(comment.until),
  );

const isAbout = ({ rule, file, line, isAbove }: IgnoringComment, { at, rule: { id } }: Judged) =>
  id === rule && at.file === file && at.line === (isAbove ? line + 1 : line);

/** What is wrong with comments: no reason, an unknown rule, expired, or nothing to let pass. */
export function unusedComments(
  comments: readonly IgnoringComment[],
  findings: readonly Judged[],
  rules: readonly Rule[],
): string[] {
  return comments.flatMap((comment) => {
    const { rule, file, line, until, reason } = comment;
    const what = `${file}:${line}: the comment for ${rule}`;
    if (!rules.some(({ id }) => id === rule)) return [`${what} names no rule.`];
    if (reason.length < 8) return [`${what} gives no reason, so it has no effect.`];
    if (hasExpired(until)) return [`${what} expired on ${until}.`];
    return findings.some((finding) => isAbout(comment, finding))
      ? []
      : [`${what} matches no finding.`];
  });
}
