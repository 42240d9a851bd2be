import { join } from 'node:path';
import { checkPages } from './checks-page.ts';
import { commandsPage } from './commands-page.ts';
import { preflightPages } from './preflight-page.ts';
import { settingsTable } from './settings-table.ts';

/**
 * The generated pages of the documentation, by their path in this repository.
 * @param help what each command prints for `--help`, by how users call it
 * @param flags the flags that set a setting, by its prefix
 */
export async function generatedPages(
  help: ReadonlyMap<string, string>,
  flags: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, string>> {
  const rules = Object.entries(await preflightPages());
  return {
    'docs/settings.md': settingsTable(flags),
    'docs/commands.md': commandsPage(help),
    ...Object.fromEntries(rules.map(([path, text]) => [join('docs', path), text])),
    ...checkPages(),
  };
}
