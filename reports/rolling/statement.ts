import type { RunVerdict } from '../../fixtures/checks/types.ts';
import type { RollingRun } from '../../fixtures/upgrade/rolling/run.ts';
import type { Outcome } from '../../fixtures/upgrade/rolling/traffic.ts';
import { type RunRecord, recordRun } from '../run-record.ts';

export const outcomes = ['answered', 'refused', 'lost', 'doubled'] as const;

/** What became of the chats that began while the same replicas ran. */
export interface RollingPhase {
  readonly text: string;
  readonly chats: Readonly<Record<Outcome, number>>;
  /** One message for each way in which a chat was not answered. */
  readonly messages: readonly string[];
}

/** The result of `npm run upgrade -- --rolling`: the content of rolling.json. */
export interface RollingStatement {
  readonly schema: 1;
  readonly run: RunRecord & {
    readonly from: string;
    readonly to: string;
    /** Milliseconds until each replica of the new release was ready. */
    readonly startMs: readonly number[];
    readonly parts: Readonly<Record<string, string>>;
    readonly caveats: readonly string[];
  };
  readonly verdict: RunVerdict;
  readonly phases: readonly RollingPhase[];
  readonly people: { readonly count: number; readonly loggedOut: readonly string[] };
}

const mostMessages = 5;

export function makeRollingStatement(options: {
  readonly from: string;
  readonly to: string;
  readonly startedAt: Date;
  readonly run: RollingRun;
}): RollingStatement {
  const { from, to, startedAt, run } = options;
  const phases = run.phases.map((text) => phaseOf(text, run));
  return {
    schema: 1,
    run: {
      ...recordRun(startedAt),
      from,
      to,
      startMs: run.startMs,
      parts: run.parts,
      caveats: run.caveats,
    },
    verdict: verdictOf(run),
    phases,
    people: { count: run.people, loggedOut: run.loggedOut },
  };
}

function phaseOf(text: string, { chats }: RollingRun): RollingPhase {
  const own = chats.filter(({ phase }) => phase === text);
  const count = (outcome: Outcome) => own.filter((it) => it.outcome === outcome).length;
  const messages = own.flatMap(({ outcome, message }) =>
    message ? [`${outcome}: ${message}`] : [],
  );
  return {
    text,
    chats: Object.fromEntries(outcomes.map((it) => [it, count(it)])) as RollingPhase['chats'],
    messages: [...new Set(messages)].slice(0, mostMessages),
  };
}

/** Nothing may be refused, lost or doubled, and nobody logged out. */
function verdictOf({ chats, loggedOut }: RollingRun): RunVerdict {
  if (chats.length === 0) return 'incomplete';
  const isSmooth = loggedOut.length === 0 && chats.every(({ outcome }) => outcome === 'answered');
  return isSmooth ? 'conforms' : 'does-not-conform';
}

/** What a reader wants to know first. */
export function conclusionOf({ verdict, phases, people, run }: RollingStatement): string {
  if (verdict === 'incomplete') return 'No chat began, so nothing can be said.';
  if (verdict === 'conforms')
    return `${run.to} replaces ${run.from} replica by replica, and nobody notices.`;
  const sum = (outcome: Outcome) => phases.reduce((all, { chats }) => all + chats[outcome], 0);
  const all = outcomes.reduce((total, outcome) => total + sum(outcome), 0);
  const said = outcomes.slice(1).flatMap((it) => (sum(it) > 0 ? [`${sum(it)} ${it}`] : []));
  const out = people.loggedOut.length;
  if (out > 0) said.push(`${out} of ${people.count} people logged out`);
  return `People notice when ${run.to} replaces ${run.from}: of ${all} chats ${said.join(', ')}.`;
}
