import { type LoadMutantId, loadMutantOf } from '../../fixtures/saboteur/load-mutants.ts';
import { cited } from '../../fixtures/sources/index.ts';
import { compare } from '../slo/compare.ts';
import type { SloStatement } from '../slo/statement.ts';
import type { JudgedMutant } from './score.ts';

/** The verdict of a load mutant, from a run with it and a run without it. */
export function judgeLoadMutant(
  id: LoadMutantId,
  { objectives }: SloStatement,
  control: SloStatement,
): JudgedMutant {
  const { violates, why, source, againstBaseline } = loadMutantOf(id);
  const worse = compare(objectives, control.objectives).filter(
    ({ verdict }) => verdict === 'worse',
  );
  const failed = objectives.filter(({ verdict }) => verdict !== 'passed');
  const killedBy = (againstBaseline ? worse : failed).map((it) => it.id);
  const brokenBefore = control.objectives.filter(
    ({ id: objective, verdict }) => violates.includes(objective) && verdict !== 'passed',
  );
  const silent = violates.filter((objective) => !killedBy.includes(objective));
  const found = [
    ...brokenBefore.map((it) => `${it.id} is also missed without the mutant.`),
    ...silent.map((it) => `${it} was not detected.`),
  ];
  const verdict = found.length === 0 ? 'killed' : killedBy.length > 0 ? 'misdiagnosed' : 'survived';
  return {
    id,
    violates,
    why,
    ...(source ? { source: cited(source) } : {}),
    killedBy,
    verdict,
    ...(found.length > 0 ? { message: found.join(' ') } : {}),
  };
}
