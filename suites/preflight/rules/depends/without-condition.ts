import type { Project } from '../../reading/project.ts';
import type { Rule } from '../rule.ts';
import { ofKind } from '../services.ts';

const rule: Rule = {
  id: 'depends.without-condition',
  severity: 'warning',
  why: 'Without a condition Compose starts LibreChat as soon as the other container exists. A database that is not ready yet ends LibreChat; it starts again and again.',
  source: 'librechat.md row 27; Compose specification, depends_on',
  fix: 'Write `name: { condition: service_healthy }`, and give that service a health check.',
  failing: {
    'docker-compose.override.yml': 'services:\n  librechat:\n    depends_on: !override [mongodb]\n',
  },
  passing: {},
  check: (project) =>
    (project.librechat.service?.dependencies ?? [])
      .filter(
        ({ name, condition }) =>
          condition === undefined || (condition === 'service_started' && isNeeded(name, project)),
      )
      .map(({ name, at }) => ({ at, message: `LibreChat does not wait until ${name} can serve.` })),
};

/** LibreChat starts without the others; who writes service_started for them has decided. */
const isNeeded = (name: string, project: Project) =>
  ofKind(project, 'mongodb', 'redis').some((service) => service.name === name);

export default rule;
