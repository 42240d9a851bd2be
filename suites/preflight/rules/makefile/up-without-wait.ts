import { isCompose, targetsOf } from '../makefile-rules.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'makefile.up-without-wait',
  severity: 'warning',
  why: '`up -d` ends as soon as the containers exist. The next command of the Makefile meets a LibreChat that is not ready, and a failed start goes unnoticed.',
  source: 'Docker documentation, docker compose up --wait; integration plan, Makefile',
  fix: 'Add --wait, and health checks for it to wait for.',
  failing: { Makefile: '.PHONY: start\nstart:\n\tdocker compose up -d\n' },
  passing: { Makefile: '.PHONY: start\nstart:\n\tdocker compose up -d --wait\n' },
  check: (project) => {
    const [first, ...others] = targetsOf(project).filter(({ recipe }) =>
      recipe.some(
        ({ text }) =>
          isCompose(text, 'up') && /\s(-d|--detach)\b/.test(text) && !text.includes('--wait'),
      ),
    );
    if (!first) return [];
    const lines = others.map(({ at }) => at.line).join(', ');
    const also = others.length > 0 ? ` The same in line ${lines}.` : '';
    const message = `${first.names.join(' ')} does not wait until LibreChat is ready.${also}`;
    return [{ at: first.at, message }];
  },
};

export default rule;
