import { styleText } from 'node:util';
import { closest } from 'fastest-levenshtein';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { citedLines } from '../../fixtures/sources/index.ts';
import { allRules } from '../../suites/preflight/rules/index.ts';
import { examplesOf } from './example-text.ts';

/**
 * A rule for people: why it matters, how to fix it, and what it finds.
 * @throws UserError when no rule has that id
 */
export async function explained(id: string): Promise<string> {
  const rules = await allRules();
  const rule = rules.find((it) => it.id === id);
  if (!rule)
    throw new UserError(`No rule is called ${id}.`, {
      remedy: `Did you mean ${closest(
        id,
        rules.map((it) => it.id),
      )}? docs/preflight.md lists all rules.`,
    });
  const { severity, why, fix, source, failing, passing } = rule;
  const shown = (title: string, example: typeof failing) =>
    examplesOf(example).flatMap(({ name, text }) => [
      styleText('bold', `${title} ${name}`),
      ...text.split('\n').map((line) => `  ${line}`),
      '',
    ]);
  return [
    `${styleText('bold', id)}  ${severity === 'error' ? styleText('red', severity) : styleText('yellow', severity)}`,
    '',
    why,
    '',
    `Fix: ${fix}`,
    ...citedLines(source).map((line) => `Source: ${line}`),
    '',
    ...shown('Found in', failing),
    ...shown('Not found in', passing),
  ].join('\n');
}
