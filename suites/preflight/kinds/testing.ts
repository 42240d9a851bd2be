import { rmSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { preflight } from '../preflight.ts';
import type { Example } from '../rules/rule.ts';
import { layOut } from '../samples/lay-out.ts';

/** A kind of false alarm that public projects showed: what it is, a rule, a project in which it is silent, one in which it speaks. */
export type Kind = readonly [what: string, rule: string, silent: Example, speaks: Example];

const laidOut: string[] = [];

/** The rules that speak in a project. */
export async function rulesOf(example: Example): Promise<string[]> {
  return (await findingsIn(example)).map(({ rule }) => rule.id);
}

/** How much a finding of a rule weighs in a project; undefined where the rule is silent. */
export async function severityOf(rule: string, example: Example): Promise<string | undefined> {
  return (await findingsIn(example)).find((it) => it.rule.id === rule)?.severity;
}

/** How often a rule speaks in a project. */
export const countOf = async (rule: string, example: Example): Promise<number> =>
  (await findingsIn(example)).filter((it) => it.rule.id === rule).length;

async function findingsIn(example: Example) {
  const directory = layOut(example);
  laidOut.push(directory);
  const signal = AbortSignal.timeout(10_000);
  return (await preflight(directory, { environment: {}, signal, asksCompose: false })).findings;
}

/** Judges that the rule of each kind is silent in the one project and speaks in the other. */
export function judgeKinds(kinds: readonly Kind[]): void {
  removeProjects();
  describe.each(kinds)('%s', (_, rule, silent, speaks) => {
    test(`is no case of ${rule}`, async () => {
      expect(await rulesOf(silent)).not.toContain(rule);
    });

    test('unlike its counterpart', async () => {
      expect(await rulesOf(speaks)).toContain(rule);
    });
  });
}

/** Removes the projects of a test after it. */
export function removeProjects(): void {
  afterEach(() => {
    for (const directory of laidOut.splice(0)) rmSync(directory, { recursive: true, force: true });
  });
}
