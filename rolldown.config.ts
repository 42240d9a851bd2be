import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';
import { composeSchemaFile } from './suites/preflight/data/compose-schema.ts';
import { providerNames } from './suites/preflight/data/provider.ts';

/*
 * Builds the package of preflight: everything that it runs on is bundled, so that an installation is one folder of one
 * package. npm builds it after `npm ci`, before `npm pack`, and when it installs from git, as pre-commit does for a hook.
 * Rolldown reads this file itself: the Node there may be one that runs no TypeScript. npm does not install what a package
 * is built with when it installs that package globally from git; the script `prepare` does.
 */

const dir = 'dist';
const suite = resolve('suites/preflight');

/** What is looked up on the disk in a clone stands in the bundle. */
const bundled: Readonly<Record<string, () => string>> = {
  [join(suite, 'rules/index.ts')]: () => {
    const paths = rulePaths(join(suite, 'rules'));
    const imports = paths.map((path, at) => `import r${at} from ${JSON.stringify(path)};`);
    const names = paths.map((_, at) => `r${at}`);
    return `${imports.join('\n')}\nexport const allRules = async () => [${names.join(', ')}];`;
  },
  [join(suite, 'data/compose-schema.ts')]: () =>
    `export const readComposeSchema = () => (${readFileSync(composeSchemaFile, 'utf8')});`,
  // Preflight runs no checks, so it needs no profiles.
  [resolve('fixtures/kernel/areas.ts')]: () => `export const profileNames = ['all'];`,
  [join(suite, 'data/provider.ts')]: () =>
    `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
export const loadProvider = (name) => require('./' + name + '.cjs');`,
};

function rulePaths(folder: string): string[] {
  const areas = readdirSync(folder, { withFileTypes: true }).filter((it) => it.isDirectory());
  return areas
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort();
}

const fromClone: Plugin = { name: 'what a clone looks up', load: (id) => bundled[id]?.() };

/** LibreChat's schema of each release, without the rest of its package. */
const schemas: Plugin = {
  name: 'schemas',
  resolveId: (id) => (id.startsWith('schema:') ? id : null),
  load: (id) =>
    id.startsWith('schema:')
      ? `export { configSchema, Constants } from ${JSON.stringify(id.slice('schema:'.length))};`
      : null,
};

/** Adds a file with the licences of everything that is in the bundle. */
const licences = (fileName: string): Plugin => ({
  name: 'licences',
  generateBundle(_options, bundle) {
    const ids = Object.values(bundle).flatMap((it) => (it.type === 'chunk' ? it.moduleIds : []));
    const folders = ids.flatMap((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
    const source = [...new Set(folders)]
      .sort()
      .map(licenceOf)
      .join(`\n${'-'.repeat(80)}\n\n`);
    this.emitFile({ type: 'asset', fileName, source });
  },
});

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Record<'name' | 'version' | 'license', string>;
  const file = readdirSync(folder).find((it) => /^licen[cs]e/i.test(it));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}\n`;
}

const output = (format: 'esm' | 'cjs', ending: string) =>
  ({ dir, format, minify: true, entryFileNames: ending, chunkFileNames: ending }) as const;

export default defineConfig([
  {
    input: { cli: 'scripts/preflight-bin.ts' },
    platform: 'node',
    plugins: [fromClone, licences('licences.txt')],
    output: { ...output('esm', '[name].js'), cleanDir: true },
  },
  {
    input: Object.fromEntries(providerNames.map((name) => [name, `schema:${name}`])),
    platform: 'node',
    plugins: [schemas, licences('licences-of-schemas.txt')],
    output: output('cjs', '[name].cjs'),
  },
]);
