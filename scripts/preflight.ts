import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Its two hundred small files would cost half a second each time.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/preflight'));
const [{ runPreflight }, { sampleDirectory }, { writePreflight }] = await Promise.all([
  import('./preflight-command.ts'),
  import('../fixtures/stack/compose/project.ts'),
  import('../reports/preflight/write.ts'),
]);

await runPreflight({
  usage: 'npm run preflight --',
  directory: [sampleDirectory, 'the sample, compose'],
  keep: writePreflight,
});
