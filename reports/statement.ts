import type { FaultRow } from '../fixtures/checks/fault-row.ts';
import type { RunVerdict } from '../fixtures/checks/types.ts';
import { provenCaveat } from '../fixtures/releases/proven.ts';
import type { ReportedStack } from '../fixtures/stack/stack.ts';
import {
  type Coverage,
  coverageOf,
  type JudgedCheck,
  type Judgement,
  summarise,
} from '../fixtures/verdicts/conformance.ts';
import type { FindingRecord } from './preflight/record.ts';
import { type RunRecord, recordRun, recordTarget, type TargetRecord } from './run-record.ts';

/** The result of a conformance run: the content of conformance.json. */
export interface Statement {
  readonly schema: 1;
  readonly run: RunRecord & {
    readonly profile: string;
    /** The pattern of --grep, where only a part of the profile was run. */
    readonly grep?: string | undefined;
    readonly target: TargetRecord;
    /** The shapes of the deployment that were judged. */
    readonly shapes: readonly JudgedShape[];
    /** Notes to read before the verdict: stand-ins, known deviations. */
    readonly caveats: readonly string[];
  };
  readonly verdict: RunVerdict;
  readonly summary: ReturnType<typeof summarise>;
  readonly coverage: Coverage;
  readonly checks: readonly JudgedCheck[];
  /** What each fault that was played did to the people of the deployment. */
  readonly faults?: readonly FaultRow[] | undefined;
  /** The preflight findings of the project. They do not count for the verdict. */
  readonly preflight?: readonly FindingRecord[] | undefined;
}

/** A shape of the deployment, and what its start cost. */
export interface JudgedShape {
  readonly name: string;
  readonly url: string;
  /** Milliseconds from the first step until ready; 0 where the stack ran already. */
  readonly startMs: number;
}

export function makeStatement(options: {
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly profile: string;
  readonly grep?: string | undefined;
  /** The stacks of the run, the first one first. */
  readonly stacks: readonly [ReportedStack, ...ReportedStack[]];
  readonly judgement: Judgement;
  /** What is wrong with the list of known deviations. */
  readonly deviationFaults?: readonly string[];
  readonly preflight?: readonly FindingRecord[] | undefined;
  readonly faults?: readonly FaultRow[];
}): Statement {
  const { stacks, judgement, faults = [] } = options;
  const [stack] = stacks;
  return {
    schema: 1,
    run: {
      ...recordRun(options.startedAt, options.durationMs),
      profile: options.profile,
      ...(options.grep === undefined ? {} : { grep: options.grep }),
      target: recordTarget(stack),
      shapes: stacks.map(({ shape, browserUrl, startMs }) => ({
        name: shape,
        url: browserUrl,
        startMs,
      })),
      caveats: [
        ...coverageCaveat(judgement),
        ...releaseCaveat(stack),
        ...stack.caveats,
        ...deviationCaveat(judgement),
        ...(options.deviationFaults ?? []),
      ],
    },
    verdict: judgement.verdict,
    summary: summarise(judgement.checks),
    coverage: coverageOf(judgement.checks),
    checks: judgement.checks,
    ...(faults.length > 0 ? { faults } : {}),
    ...(options.preflight ? { preflight: options.preflight } : {}),
  };
}

/** The note on a run that could not judge everything. */
function coverageCaveat({ checks }: Judgement): string[] {
  const { judged, required } = coverageOf(checks);
  if (judged === required) return [];
  return [
    `${judged} of ${required} MUST checks were judged. The others need something that this target does not have.`,
  ];
}

/** The reference behaves like a release, but is not one. */
function releaseCaveat({ librechatVersion }: ReportedStack): string[] {
  const caveat = librechatVersion === 'reference' ? undefined : provenCaveat(librechatVersion);
  return caveat ? [caveat] : [];
}

function deviationCaveat({ checks }: Judgement): string[] {
  const known = checks.filter(({ verdict }) => verdict === 'known-deviation');
  if (known.length === 0) return [];
  return [`Known deviations that do not count: ${known.map(({ id }) => id).join(', ')}.`];
}
