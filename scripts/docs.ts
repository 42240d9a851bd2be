import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkPages } from './checks-page.ts';
import { helpOfAll } from './command-help.ts';
import { commandsPage } from './commands-page.ts';
import { preflightPages } from './preflight-page.ts';
import { settingsTable } from './settings-table.ts';

const pages = {
  'docs/settings.md': settingsTable(),
  'docs/commands.md': commandsPage(await helpOfAll()),
  ...inDocs(await preflightPages()),
  ...checkPages(),
};
for (const directory of ['docs/preflight', 'docs/checks'])
  rmSync(directory, { recursive: true, force: true });
for (const [file, text] of Object.entries(pages)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The pages with their path in this repository. */
function inDocs(made: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(made).map(([path, text]) => [join('docs', path), text]));
}
