import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { checksOfProfile } from './fixtures/checks/profiles.ts';
import { readSettings } from './fixtures/settings.ts';
import { parseShard, shardDirectory } from './reports/shards.ts';

const settings = readSettings();

/** The tests that judge a check of the profile; `all` selects every test. */
function profileFilter(): RegExp | undefined {
  const { CONFORMANCE_PROFILE: profile } = settings;
  if (!profile || profile === 'all') return undefined;
  const ids = checksOfProfile(profile).map((id) => id.replaceAll('.', '\\.'));
  return new RegExp(`@(${ids.join('|')})(\\s|$)`);
}

const grep = settings.CONFORMANCE_GREP ? new RegExp(settings.CONFORMANCE_GREP) : profileFilter();

const shard = settings.CONFORMANCE_SHARD ? parseShard(settings.CONFORMANCE_SHARD) : undefined;

export default defineConfig({
  testDir: 'suites',
  testMatch: '**/*.spec.ts',
  outputDir: 'reports/out/evidence',
  globalSetup: './fixtures/global-setup.ts',
  reporter: [
    ['./reports/reporter.ts'],
    ...(shard ? [['blob', { outputDir: shardDirectory(shard) }] as const] : []),
  ],
  shard: shard ?? null,
  fullyParallel: true,
  forbidOnly: settings.CI,
  retries: 0,
  // Each test sets its own by the measured speed; see fixtures/deadlines.ts.
  timeout: 90_000,
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  ...(grep ? { grep } : {}),
  use: {
    headless: !settings.CONFORMANCE_HEADED,
    screenshot: 'only-on-failure',
    // Pictures and copies of the page cost as much time as LibreChat itself; a failed test has a screenshot.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    // It would load the whole page a second time for each test; what is judged with it says so.
    serviceWorkers: 'block',
  },
});
