import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'depends.no-such-service',
  severity: 'error',
  why: 'Docker Compose rejects a project in which a service depends on one that does not exist.',
  source: ['compose/depends_on'],
  fix: 'Correct the name, or add the compose file that has the service.',
  failing: {
    'docker-compose.override.yml': 'services:\n  librechat:\n    depends_on: [rag_api]\n',
  },
  passing: {},
  check: ({ services }) =>
    services.flatMap(({ name, dependencies }) =>
      dependencies
        .filter((dependency) => !services.some((service) => service.name === dependency.name))
        .map((dependency) => ({
          at: dependency.at,
          message: `${name} depends on ${dependency.name}, but no service has that name.`,
        })),
    ),
};

export default rule;
