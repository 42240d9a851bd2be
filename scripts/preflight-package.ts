import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type OutputChunk, type Plugin, rolldown } from 'rolldown';
import manifest from '../package.json' with { type: 'json' };
import { composeSchemaFile } from '../suites/preflight/data/compose-schema.ts';
import { providerNames } from '../suites/preflight/data/provider.ts';

/*
 * Builds the package of preflight: everything that it runs on is bundled, so that an installation is one folder of one
 * package. npm runs this after `npm ci` and before `npm pack`; from a git address as well, as pre-commit installs hooks.
 */

const output = 'dist';
const suite = resolve('suites/preflight');

/** What is looked up on the disk in a clone stands in the bundle. */
const bundled: Readonly<Record<string, () => string>> = {
  [join(suite, 'rules/index.ts')]: () => {
    const paths = globSync(join(suite, 'rules/*/*.ts'), { exclude: ['**/*.test.ts'] }).sort();
    const imports = paths.map((path, at) => `import r${at} from ${JSON.stringify(path)};`);
    const names = paths.map((_, at) => `r${at}`);
    return `${imports.join('\n')}\nexport const allRules = async () => [${names.join(', ')}];`;
  },
  [join(suite, 'data/compose-schema.ts')]: () =>
    `export const readComposeSchema = () => (${readFileSync(composeSchemaFile, 'utf8')});`,
  [join(suite, 'data/provider.ts')]: () =>
    `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
export const loadProvider = (name) => require('./' + name + '.cjs');`,
};

const fromClone: Plugin = {
  name: 'what a clone looks up',
  load: (id) => bundled[id]?.(),
};

/** Writes a bundle and returns the folders of the packages that are in it. */
async function bundle(
  input: Record<string, string>,
  format: 'esm' | 'cjs',
  plugins: readonly Plugin[],
): Promise<string[]> {
  const build = await rolldown({
    input,
    platform: 'node',
    plugins: [...plugins],
  });
  const names = { esm: '[name].js', cjs: '[name].cjs' };
  const written = await build.write({
    dir: output,
    format,
    minify: true,
    entryFileNames: names[format],
    chunkFileNames: names[format],
  });
  await build.close();
  const chunks = written.output.filter((it): it is OutputChunk => it.type === 'chunk');
  return chunks.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => packageOf(id) ?? []));
}

const packageOf = (id: string) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id)?.[0];

/** LibreChat's schema of each release, without the rest of its package. */
const schemas: Plugin = {
  name: 'schemas',
  resolveId: (id) => (id.startsWith('schema:') ? id : null),
  load: (id) =>
    id.startsWith('schema:')
      ? `export { configSchema, Constants } from ${JSON.stringify(id.slice('schema:'.length))};`
      : null,
};

/** The licences of everything that is in the bundle. */
function licencesOf(folders: readonly string[]): string {
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as typeof manifest;
    const [file] = globSync(join(folder, '{LICENSE,LICENCE,license}*'));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8').trim() : ''}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

rmSync(output, { recursive: true, force: true });
mkdirSync(output);
const resolver = dirname(import.meta.dirname);
const folders = [
  ...(await bundle({ cli: join(resolver, 'scripts/preflight-bin.ts') }, 'esm', [fromClone])),
  ...(await bundle(
    Object.fromEntries(providerNames.map((name) => [name, `schema:${name}`])),
    'cjs',
    [schemas],
  )),
];
writeFileSync(join(output, 'licences.txt'), licencesOf(folders));
