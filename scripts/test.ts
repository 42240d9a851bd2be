import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readSettings } from '../fixtures/settings.ts';
import { namedTarget } from '../fixtures/stack/start.ts';
import type { SloStatement } from '../reports/slo/statement.ts';
import type { Statement } from '../reports/statement.ts';
import { outputDirectory } from '../reports/write.ts';
import { exitCodes, progress, runCommand, worstOf } from './cli.ts';
import { conformance } from './conform.ts';
import { conformanceCommand, type Flags, variablesOf } from './flags.ts';
import { load, sloFile } from './load-run.ts';

const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);
const unitResults = join(outputDirectory, 'unit-tests.json');
const unitSummary = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
});

const command = conformanceCommand(
  'npm test --',
  'Runs the unit tests, the profile `all` on the default target, and a load smoke test, with one summary and one exit code.',
);

await runCommand<Flags>(command, async (flags, interrupted) => {
  const unit = await runUnitTests(interrupted);
  if (interrupted.aborted) return exitCodes.interrupted;
  const code = await conformance(
    { CONFORMANCE_PROFILE: 'all', ...variablesOf(flags) },
    interrupted,
  );
  if (interrupted.aborted) return exitCodes.interrupted;
  const underLoad = await loadSmoke(flags, interrupted);
  if (interrupted.aborted) return exitCodes.interrupted;
  const { objectives } = underLoad;
  const held = objectives.filter(({ verdict }) => verdict === 'passed').length;
  const { summary } = JSON.parse(
    readFileSync(join(outputDirectory, 'conformance.json'), 'utf8'),
  ) as Statement;
  const passed = summary.passed + summary.warning + summary.knownDeviation + held;
  const failed = summary.failed + summary.notReached + summary.error + objectives.length - held;
  progress(
    `total: ${unit.numPassedTests + passed} passed, ${unit.numFailedTests + failed} failed, ${unit.numPendingTests + summary.skipped} skipped`,
  );
  return worstOf(code, underLoad.code, unit.success ? 0 : exitCodes.doesNotConform);
});

/** The load smoke test. It gets only the flags that select the target; the others concern the checks. */
async function loadSmoke(
  { target, librechatDir, projectDir, services, baseUrl }: Flags,
  interrupted: AbortSignal,
): Promise<{ code: number; objectives: SloStatement['objectives'] }> {
  const variables = variablesOf({ target, librechatDir, projectDir, services, baseUrl });
  if (namedTarget(readSettings(variables))?.kind === 'remote') {
    progress('load: skipped on a remote deployment; see npm run load -- --help');
    return { code: exitCodes.conforms, objectives: [] };
  }
  const code = await load(variables, interrupted);
  if (interrupted.aborted) return { code, objectives: [] };
  const { objectives } = JSON.parse(readFileSync(sloFile, 'utf8')) as SloStatement;
  return { code, objectives };
}

async function runUnitTests(interrupted: AbortSignal) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters], { stdio: 'inherit' });
  interrupted.addEventListener('abort', () => child.kill('SIGINT'), { once: true });
  await once(child, 'exit');
  return unitSummary.parse(JSON.parse(readFileSync(unitResults, 'utf8')));
}
