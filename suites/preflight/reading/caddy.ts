import type { SourceFile } from './files.ts';
import type { Position } from './types.ts';

/** A line of a Caddyfile, with the addresses of the site that it belongs to. */
export interface CaddyDirective {
  readonly name: string;
  readonly args: readonly string[];
  readonly at: Position;
  /** The site's addresses, such as `chat.example.org`; empty in a snippet or the global options. */
  readonly site: readonly string[];
  readonly siteAt: Position;
}

/** The directives of a Caddyfile. Source: Caddy documentation, Caddyfile concepts: structure, addresses. */
export function readCaddyfile({ name: file, text }: SourceFile): CaddyDirective[] {
  const all: CaddyDirective[] = [];
  let depth = 0;
  let site: readonly string[] = [];
  let siteAt: Position = { file, line: 1, column: 1 };
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (!line) continue;
    const at = { file, line: index + 1, column: raw.search(/\S/) + 1 };
    const opens = /\{$/.test(line) && !/\{\$?[\w.]+\}$/.test(line);
    const words = line
      .replace(/\s*\{$/, '')
      .split(/\s+/)
      .filter((word) => word && word !== '}');
    if (depth === 0 && words.length > 0) {
      site = words.map((word) => word.replace(/,$/, '')).filter((word) => !/^[(@&]/.test(word));
      siteAt = at;
    } else if (words.length > 0) {
      const [name = '', ...args] = words;
      all.push({ name, args, at, site, siteAt });
    }
    if (opens) depth++;
    if (line === '}') depth = Math.max(0, depth - 1);
  }
  return all;
}
