import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkPages } from './checks-page.ts';
import { helpOfAll } from './command-help.ts';
import { commandsPage } from './commands-page.ts';
import { preflightPage } from './preflight-page.ts';
import { settingsTable } from './settings-table.ts';

const pages = {
  'docs/settings.md': settingsTable(),
  'docs/commands.md': commandsPage(await helpOfAll()),
  'docs/preflight.md': await preflightPage(),
  ...checkPages(),
};
for (const [file, text] of Object.entries(pages)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
