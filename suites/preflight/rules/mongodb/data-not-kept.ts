import type { Rule } from '../rule.ts';
import { databases, isFerret } from '../services.ts';

const rule: Rule = {
  id: 'mongodb.data-not-kept',
  severity: 'error',
  why: 'Without a volume at /data/db all accounts and conversations are lost when the container is recreated, which every change of its settings does.',
  source: ['image/mongo'],
  fix: 'Add a named volume: mongodb_data:/data/db',
  failing: { 'docker-compose.override.yml': 'services:\n  mongodb: { volumes: !override [] }\n' },
  passing: {},
  check: (project) =>
    (project.isFragment ? [] : databases(project))
      .filter(
        (service) =>
          !isFerret(service) &&
          !service.mounts.some(
            ({ type, source, target }) =>
              (source || type === 'bind') && /^\/(data\/db|bitnami)/.test(target),
          ),
      )
      .map(({ name, at }) => ({
        at,
        message: `${name} keeps its data in the container, so it is lost with it.`,
      })),
};

export default rule;
