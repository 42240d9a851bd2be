import { writeFileSync } from 'node:fs';
import { preflightPage } from './preflight-page.ts';
import { settingsTable } from './settings-table.ts';

writeFileSync('docs/settings.md', settingsTable());
writeFileSync('docs/preflight.md', await preflightPage());
