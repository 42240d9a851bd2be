import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIds } from '../../fixtures/checks/catalogue.ts';
import { readKnownDeviations } from '../../fixtures/checks/known-deviations.ts';
import type { CheckId, Outcome } from '../../fixtures/checks/types.ts';
import type { ReportedStack } from '../../fixtures/stack/stack.ts';
import { judgeRun } from '../../fixtures/verdicts/conformance.ts';
import { makeStatement, type Statement } from '../statement.ts';

/** A check with an entry in known-deviations.yaml that is not intermittent. */
export const deviating: CheckId = 'oauth.google.state-present';

const deviations = new Map(
  readKnownDeviations()
    .filter(({ check }) => check === deviating)
    .map((deviation) => [deviation.check, deviation]),
);

interface Sample {
  readonly release: string;
  readonly target?: ReportedStack['target'];
  readonly startedAt?: string;
  readonly profile?: string;
  readonly grep?: string;
  readonly suiteVersion?: string;
  /** Whether `deviating` is listed for the release; it is then violated as well. */
  readonly deviates?: boolean;
  /** Checks that do not hold, with their messages. */
  readonly violated?: Partial<Record<CheckId, string>>;
  /** Checks that no test came to. */
  readonly notReached?: readonly CheckId[];
  /** Checks that this suite did not have. */
  readonly without?: readonly CheckId[];
}

/** The statement of a run for unit tests: every check holds but those named. */
export function sampleStatement(sample: Sample): Statement {
  const { release, deviates = false, violated = {}, notReached = [], without = [] } = sample;
  const messages: Partial<Record<CheckId, string>> = {
    ...violated,
    ...(deviates ? { [deviating]: 'no state' } : {}),
  };
  const required = checkIds.filter((id) => !without.includes(id));
  const outcomes = required
    .filter((id) => !notReached.includes(id))
    .map((id): Outcome => {
      const message = messages[id];
      const base = { id, durationMs: 1 };
      return message ? { ...base, status: 'violated', message } : { ...base, status: 'held' };
    });
  const statement = makeStatement({
    startedAt: new Date(sample.startedAt ?? '2026-11-26T01:00:00Z'),
    durationMs: 227_400,
    profile: sample.profile ?? 'all',
    grep: sample.grep,
    stacks: [stackOf(release, sample.target ?? 'checkout')],
    judgement: judgeRun({
      required,
      outcomes,
      deviations: deviates ? deviations : new Map(),
      strict: false,
    }),
  });
  const { suiteVersion = statement.run.suiteVersion } = sample;
  return { ...statement, run: { ...statement.run, suiteVersion } };
}

function stackOf(release: string, target: ReportedStack['target']): ReportedStack {
  return {
    target,
    shape: 'plain',
    browserUrl: 'http://localhost:1',
    librechatVersion: release,
    parts: { LibreChat: `LibreChat ${release}`, MongoDB: 'a stand-in for MongoDB' },
    caveats: ['MongoDB is a stand-in.'],
    startMs: 1,
  };
}

/** Writes contents as JSON files; returns their paths. */
export function writeJson(directory: string, contents: readonly unknown[]): string[] {
  return contents.map((content) => {
    const file = join(directory, `${Math.random()}.json`);
    writeFileSync(file, JSON.stringify(content));
    return file;
  });
}
