import type { Project } from '../reading/project.ts';
import type { Position } from '../reading/types.ts';

/** A rule of the Makefile: its targets and the lines of its recipe. */
export interface Target {
  readonly names: readonly string[];
  readonly at: Position;
  readonly recipe: readonly { readonly text: string; readonly at: Position }[];
}

const head = /^([\w./-][\w ./-]*?)\s*:(?![=:])/;

/** The Makefile's rules, special targets such as .PHONY aside. Source: GNU Make manual, 4.2 Rule Syntax. */
export function targetsOf({ makefile }: Project): Target[] {
  const targets: { names: string[]; at: Position; recipe: { text: string; at: Position }[] }[] = [];
  for (const [index, line] of (makefile?.text.split('\n') ?? []).entries()) {
    const at = { file: makefile?.name ?? '', line: index + 1, column: line.search(/\S/) + 1 };
    const names = head.exec(line)?.[1]?.split(/\s+/);
    if (line.startsWith('\t')) targets.at(-1)?.recipe.push({ text: line.trim(), at });
    else if (names && !names[0]?.startsWith('.')) targets.push({ names, at, recipe: [] });
  }
  return targets;
}

/** Whether a line of a recipe is this command of Docker Compose's. */
export const isCompose = (line: string, command: string) =>
  new RegExp(
    `(docker[ -]compose|\\$[({]\\w+[)}])\\b.*\\s${command}(\\s|$)|\\$[({]\\w+[)}]\\s.*\\b${command}(\\s|$)`,
  ).test(line);
