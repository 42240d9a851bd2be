import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generatedPages } from '../reports/docs/index.ts';
import { helpOfAll } from './command-help.ts';
import { flagsBySetting } from './flags.ts';

for (const directory of ['docs/preflight', 'docs/checks'])
  rmSync(directory, { recursive: true, force: true });
const pages = await generatedPages(await helpOfAll(), flagsBySetting());
for (const [file, text] of Object.entries(pages)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
