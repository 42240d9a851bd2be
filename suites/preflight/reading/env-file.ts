import { parseEnv } from 'node:util';
import type { SourceFile } from './files.ts';
import { interpolate, type Lookup } from './interpolate.ts';
import type { Problem, Scalar } from './types.ts';
import { reportInterpolation } from './yaml.ts';

const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*(["'`]?)/gm;

/** Reads a .env file as Docker Compose does: quotes, comments, interpolation outside single quotes. */
export function readEnvFile(
  file: SourceFile,
  problems: Problem[],
  lookup: Lookup,
  options: { readonly isTemplate?: boolean; readonly interpolates?: boolean } = {},
): Map<string, Scalar> {
  const variables = new Map<string, Scalar>();
  const outer: Lookup = (name) => {
    const own = variables.get(name);
    return own ? { text: own.text ?? '', unknown: own.unknown } : lookup(name);
  };
  let [line, counted] = [1, 0];
  assignment.lastIndex = 0;
  for (let match = assignment.exec(file.text); match; match = assignment.exec(file.text)) {
    const [all, name = '', quote = ''] = match;
    const start = match.index + all.length;
    const closes = quote ? file.text.indexOf(quote, start) : -1;
    const endOfLine = file.text.indexOf('\n', closes < 0 ? start : closes);
    const end = endOfLine < 0 ? file.text.length : endOfLine;
    line += file.text.slice(counted, match.index).split('\n').length - 1;
    counted = match.index;
    assignment.lastIndex = end;
    const at = { file: file.name, line, column: all.search(/\S/) + 1 };
    const raw = parseEnv(file.text.slice(match.index, end))[name] ?? '';
    if (quote === "'" || options.interpolates === false) {
      variables.set(name, { kind: 'scalar', text: raw, at, unknown: false });
      continue;
    }
    const result = interpolate(raw, outer);
    reportInterpolation(result, at, problems);
    const unknown = result.unknown || (options.isTemplate === true && raw === '');
    variables.set(name, { kind: 'scalar', text: result.text, at, unknown });
  }
  return variables;
}
