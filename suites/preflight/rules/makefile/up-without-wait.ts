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
  check: (project) =>
    targetsOf(project).flatMap(({ names, at, recipe }) => {
      const isLoose = recipe.some(
        ({ text }) =>
          isCompose(text, 'up') && /\s(-d|--detach)\b/.test(text) && !text.includes('--wait'),
      );
      return isLoose
        ? [{ at, message: `${names.join(' ')} does not wait until LibreChat is ready.` }]
        : [];
    }),
};

export default rule;
