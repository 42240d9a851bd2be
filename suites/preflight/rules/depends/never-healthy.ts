import type { Rule } from '../rule.ts';
import { isKind } from '../services.ts';

const rule: Rule = {
  id: 'depends.never-healthy',
  severity: 'error',
  why: 'Compose gives up at once if it has to wait for the health of a service that has no health check.',
  source: ['compose/depends_on'],
  fix: 'Give the service a health check, or wait for service_started.',
  failing: {
    'docker-compose.override.yml': 'services:\n  mongodb: { healthcheck: !reset null }\n',
  },
  passing: {},
  check: ({ services }) =>
    services.flatMap(({ name: service, dependencies }) =>
      dependencies.flatMap(({ name, at, condition }) => {
        const other = services.find((service) => service.name === name);
        const hasNoneByItself = other && isKind(other, 'mongodb', 'postgres', 'redis');
        const isUnchecked =
          other?.healthcheck?.isDisabled ?? (hasNoneByItself && !other.healthcheck);
        if (condition !== 'service_healthy' || !isUnchecked) return [];
        return [
          {
            at,
            service,
            message: `${name} has no health check, so Compose cannot wait for its health.`,
          },
        ];
      }),
    ),
};

export default rule;
