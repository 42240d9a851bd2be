import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Its two hundred small files would cost half a second each time.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/preflight'));
await import('./preflight-command.ts');
