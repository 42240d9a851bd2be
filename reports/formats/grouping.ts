import { definitionOf, isCheckId } from '../../fixtures/checks/catalogue.ts';
import { type Requirement, requirements } from '../../fixtures/checks/requirements.ts';
import type { Citation } from '../../fixtures/sources/index.ts';
import type { JudgedCheck } from '../../fixtures/verdicts/conformance.ts';

const unknown: Requirement = {
  phase: 'Suite',
  area: 'Suite',
  sentence: 'Checks that are not in the catalogue',
};

/** The requirement of the plan that a check belongs to. */
export function requirementOf(id: string): Requirement {
  return isCheckId(id) ? requirements[definitionOf(id).requirement] : unknown;
}

/** The sources of a check; undefined for an id that is not in the catalogue. */
export const citationOf = (id: string): Citation | undefined =>
  isCheckId(id) ? definitionOf(id).source : undefined;

/** Checks by requirement, in the plan's order. */
export function byRequirement(checks: readonly JudgedCheck[]): [Requirement, JudgedCheck[]][] {
  return [...Object.values(requirements), unknown]
    .map((requirement): [Requirement, JudgedCheck[]] => [
      requirement,
      checks.filter(({ id }) => requirementOf(id) === requirement),
    ])
    .filter(([, group]) => group.length > 0);
}
