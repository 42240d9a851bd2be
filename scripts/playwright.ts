import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheDirectory } from '../fixtures/kernel/run.ts';
import { childEnvironment } from '../fixtures/settings.ts';
import { guard } from '../fixtures/stack/service.ts';

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');

/** Runs Playwright in a separate process group, so that it receives Ctrl-C only once, from here; returns its exit code. */
export async function runPlaywright(
  args: readonly string[],
  variables: Record<string, string>,
  interrupted: AbortSignal,
): Promise<number> {
  const command = [process.execPath, playwright, ...args];
  const child = spawn(process.execPath, [guard, ...command], {
    env: childEnvironment({ ...variables, PWTEST_CACHE_DIR: join(cacheDirectory, 'playwright') }),
    stdio: ['pipe', 'inherit', 'inherit'],
    detached: true,
  });
  const stop = () => child.kill('SIGINT');
  interrupted.addEventListener('abort', stop, { once: true });
  if (interrupted.aborted) stop();
  const [code] = await once(child, 'exit');
  return Number(code);
}
