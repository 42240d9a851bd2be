import { writeFileSync } from 'node:fs';
import { settingsTable } from './settings-table.ts';

writeFileSync('docs/settings.md', settingsTable());
