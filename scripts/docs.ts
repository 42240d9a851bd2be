import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { preflightPages } from './preflight-page.ts';
import { settingsTable } from './settings-table.ts';

writeFileSync('docs/settings.md', settingsTable());
rmSync('docs/preflight', { recursive: true, force: true });
mkdirSync('docs/preflight');
for (const [path, text] of Object.entries(await preflightPages()))
  writeFileSync(join('docs', path), text);
