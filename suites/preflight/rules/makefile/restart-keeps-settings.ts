import { isCompose, targetsOf } from '../makefile-rules.ts';
import { onceForAll } from '../once-for-all.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'makefile.restart-keeps-settings',
  severity: 'warning',
  why: '`docker compose restart` starts the old container again, without what you changed in .env or in the compose file.',
  source: ['docker/docker compose restart', 'plan/makefile'],
  fix: 'docker compose up -d --wait --force-recreate librechat',
  failing: { Makefile: '.PHONY: restart\nrestart:\n\tdocker compose restart librechat\n' },
  passing: {
    Makefile:
      '.PHONY: restart\nrestart:\n\tdocker compose up -d --wait --force-recreate librechat\n',
  },
  check: (project) =>
    onceForAll(
      targetsOf(project).flatMap(({ recipe }) =>
        recipe
          .filter(({ text }) => isCompose(text, 'restart'))
          .map(({ at }) => ({
            at,
            message: 'This starts the old container again, without changed settings.',
            edit: { from: 'restart', to: 'up -d --wait --force-recreate' },
          })),
      ),
    ),
};

export default rule;
