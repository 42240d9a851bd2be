import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from './rule.ts';

/** Every rule, in the order of the ids: each is the default export of `<area>/<what>.ts`. */
export async function allRules(): Promise<readonly Rule[]> {
  const areas = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const paths = areas.flatMap(({ name }) =>
    readdirSync(join(import.meta.dirname, name))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => join(import.meta.dirname, name, file)),
  );
  const modules = await Promise.all(
    paths.sort().map((path) => import(path) as Promise<{ default: Rule }>),
  );
  return modules.map(({ default: rule }) => rule);
}
