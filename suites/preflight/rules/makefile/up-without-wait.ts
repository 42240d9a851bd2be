import { isCompose, targetsOf } from '../makefile-rules.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'makefile.up-without-wait',
  severity: 'warning',
  why: '`up -d` ends as soon as the containers exist. The next command of the Makefile meets a LibreChat that is not ready, and a failed start goes unnoticed.',
  source: ['docker/docker compose up', 'plan/makefile'],
  fix: 'Add --wait, and health checks for it to wait for.',
  failing: { Makefile: '.PHONY: start\nstart:\n\tdocker compose up -d\n' },
  passing: { Makefile: '.PHONY: start\nstart:\n\tdocker compose up -d --wait\n' },
  check: (project) => {
    const loose = targetsOf(project)
      .filter(({ names }) => !names.every((name) => forTrials.test(name)))
      .map((target) => ({
        ...target,
        lines: target.recipe.filter(
          ({ text }) =>
            isCompose(text, 'up') && /\s(-d|--detach)\b/.test(text) && !text.includes('--wait'),
        ),
      }));
    const [first, ...others] = loose.filter(({ lines }) => lines.length > 0);
    if (!first) return [];
    const edit = [first, ...others].flatMap(({ lines }) =>
      lines.map(({ text, at }) => {
        const from = /--detach\b/.test(text) ? '--detach' : '-d';
        return { at, from, to: `${from} --wait` };
      }),
    );
    const places = others.map(({ at }) => at.line).join(', ');
    const also = others.length > 0 ? ` The same in line ${places}.` : '';
    const message = `${first.names.join(' ')} does not wait until LibreChat is ready.${also}`;
    return [{ at: first.at, message, edit }];
  },
};

/** Targets with which developers start something and watch it. */
const forTrials = /^(dev|local|demo|test|debug)([-_].*)?$/;

export default rule;
