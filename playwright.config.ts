import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { checkIds } from './fixtures/checks/catalogue.ts';
import {
  judgesOneOf,
  selectedTests,
  shapeOf,
  shapesOfChecks,
} from './fixtures/checks/selection.ts';
import { readSettings } from './fixtures/settings.ts';
import { parseShard, shardDirectory } from './reports/shards.ts';

const settings = readSettings();

const grep = selectedTests(settings);

/** The tests of each shape are a project: a worker has one stack, and all tests of a shape share it. */
const projects = shapesOfChecks().map((shape) => ({
  name: shape,
  use: { shape },
  grepInvert: judgesOneOf(checkIds.filter((id) => shapeOf(id) !== shape)),
}));

/** How many tests use the processors at a time. */
const places = Math.max(2, Math.floor(availableParallelism() / 2));
/** Workers beyond those, for tests that wait; see `waits` of a check. */
const waiting = 2;

const shard = settings.CONFORMANCE_SHARD ? parseShard(settings.CONFORMANCE_SHARD) : undefined;

export default defineConfig<object, { shape: string }>({
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
  // Each test sets its own by the measured speed; see fixtures/kernel/deadlines.ts.
  timeout: 90_000,
  workers: places + waiting,
  metadata: { places },
  ...(grep ? { grep } : {}),
  projects,
  use: {
    headless: !settings.CONFORMANCE_HEADED,
    screenshot: 'only-on-failure',
    // Pictures and copies of the page cost as much time as LibreChat itself; a failed test has a screenshot.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    // It would load the whole page a second time for each test; what is judged with it says so.
    serviceWorkers: 'block',
  },
});
