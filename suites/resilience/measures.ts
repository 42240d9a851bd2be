import { FaultNote } from '../../fixtures/checks/fault-row.ts';
import type { Account } from '../../fixtures/clients/account.ts';
import { slowness } from '../../fixtures/kernel/deadlines.ts';
import { expect } from '../../fixtures/test.ts';

/** What every person has on the screen. */
export const list = '/api/convos?limit=5';

/** On a machine of usual speed. */
const recoveryMs = 30_000;
const longestFactor = 2;
const patienceMs = 10_000;

/** Measures what a fault does, for the table of faults. What it measures, it also returns, so that checks can judge it. */
export class Measures {
  private readonly note: FaultNote;
  private endedAt: number | undefined;

  constructor(fault: string) {
    this.note = new FaultNote(fault);
  }

  /** Asks for the list of conversations and for /readyz during the fault. @returns the status of the list, or why none came */
  async during(person: Account): Promise<number | string> {
    const startedAt = performance.now();
    const asked = person.statusOf(list, patienceMs).then((status) => {
      this.seen(`the list of conversations: ${status}`, performance.now() - startedAt);
      return status;
    });
    const [status, ready] = await Promise.all([asked, readinessOf(person)]);
    const isTrue = (status === 200) === (ready === '200');
    if (ready) this.note.add({ readiness: { answer: ready, isTrue } });
    return status;
  }

  /** Waits until an answer counts as running no more, at most thirty seconds, and notes how long that takes. */
  async failureKnown(person: Account, conversationId: string, startedAt: number): Promise<void> {
    const isOver = async () => !(await person.runningAnswers()).includes(conversationId);
    const message = 'whether the failure is known within 30 seconds';
    try {
      await expect.poll(isOver, { message, timeout: 30_000, intervals: [500] }).toBe(true);
      this.seen('the failure', performance.now() - startedAt);
    } catch (error) {
      this.seen('nothing of the failure', performance.now() - startedAt);
      throw error;
    }
  }

  /** Notes what a person sees, and after how many milliseconds. */
  seen(what: string, afterMs: number): void {
    this.note.seen(what, afterMs);
  }

  /** The fault ends now: what starts LibreChat again counts as a part of the recovery. */
  ended(): void {
    this.endedAt = performance.now();
  }

  /**
   * Waits until something works again after the fault: thirty seconds, or a minute on a slow machine.
   * @param expected a value, or a matcher such as expect.stringMatching(…)
   */
  async back(message: string, ask: () => Promise<unknown>, expected: unknown): Promise<void> {
    const since = this.endedAt ?? performance.now();
    const timeout = recoveryMs * Math.min(slowness(), longestFactor);
    await expect.poll(ask, { message, timeout, intervals: [500] }).toEqual(expected);
    this.note.add({ backMs: Math.round(performance.now() - since) });
  }

  /** Notes whether something was lost. */
  lost(what: string, isLost: boolean): void {
    this.note.lost(what, isLost);
  }
}

/** The status of /readyz, or that none came; undefined on a release without it, which answers with the page. */
async function readinessOf(person: Account): Promise<string | undefined> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const answer = await person.respond('GET', '/readyz', undefined, signal);
    const isPage = (await answer.text()).trimStart().startsWith('<');
    return isPage ? undefined : String(answer.status);
  } catch {
    return 'no answer';
  }
}
