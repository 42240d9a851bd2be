import { randomUUID } from 'node:crypto';
import type { ScenarioName } from '../fixtures/load/profiles.ts';
import { mutantHeader } from '../fixtures/saboteur/header.ts';
import {
  controlNonce,
  type LoadMutantId,
  loadMutantOf,
} from '../fixtures/saboteur/load-mutants.ts';
import type { AcquiredStack } from '../fixtures/stack/acquire.ts';
import { judgeLoadMutant } from '../fixtures/verdicts/mutants/load-score.ts';
import type { JudgedMutant } from '../fixtures/verdicts/mutants/score.ts';
import { progress } from './cli.ts';
import { measure } from './load-measure.ts';

/** A run needs little of two processors. Only mutants that cause a small difference run alone. */
const runsAtOnce = 2;

/**
 * Plays load mutants on a stack with a saboteur, each in a smoke run of the scenarios that it affects. Before that,
 * the same scenarios run without a mutant. The measurements of different mutants are independent.
 * @param tell called with each verdict
 */
export async function playLoadMutants(
  chosen: readonly LoadMutantId[],
  stack: AcquiredStack,
  k6: string,
  interrupted: AbortSignal,
  tell: (judged: JudgedMutant) => void,
): Promise<void> {
  if (chosen.length === 0) return;
  const death = new AbortController();
  void stack.died.then((error) => death.abort(error));
  const run = (scenarios: readonly ScenarioName[], mutant?: LoadMutantId, nonce = 'load') =>
    measure({
      profile: 'smoke',
      rate: 2,
      stack: stack.description,
      scenarios,
      k6,
      ...(mutant ? { headers: mutantHeader({ mutant, nonce: `${nonce}${randomUUID()}` }) } : {}),
      keepDashboard: false,
      interrupted,
      death: death.signal,
    });
  const every = [...new Set(chosen.flatMap((id) => loadMutantOf(id).scenarios))];
  progress('load mutants: first run without a mutant');
  const without = await run(every);
  const play = async (id: LoadMutantId) => {
    const { scenarios, againstBaseline } = loadMutantOf(id);
    const control = againstBaseline ? await run(scenarios, id, controlNonce) : without;
    const judged = judgeLoadMutant(id, await run(scenarios, id), control);
    tell(judged);
    progress(`load mutants: ${id} ${judged.verdict}`);
  };
  const isSubtle = (id: LoadMutantId) => loadMutantOf(id).againstBaseline ?? false;
  for (const id of chosen.filter(isSubtle)) await play(id);
  const waiting = chosen.filter((id) => !isSubtle(id));
  const playSome = async () => {
    for (let id = waiting.shift(); id; id = waiting.shift()) await play(id);
  };
  await Promise.all(Array.from({ length: runsAtOnce }, playSome));
  death.signal.throwIfAborted();
}
