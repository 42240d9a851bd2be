import type { Rule } from '../rule.ts';
import { databases, isFerret } from '../services.ts';

/** The oldest major version that MongoDB still maintains on 2026-11-24. */
const oldest = 7;

const rule: Rule = {
  id: 'mongodb.end-of-life',
  severity: 'warning',
  why: 'MongoDB no longer fixes security problems in 6.0 and before: support for 6.0 ended in July 2025.',
  source: ['mongodb/Software Lifecycle Schedules'],
  fix: 'Upgrade to mongo:8.0, one major version after the other (featureCompatibilityVersion), after a backup.',
  failing: { 'docker-compose.override.yml': 'services:\n  mongodb: { image: mongo:6.0.26 }\n' },
  passing: { 'docker-compose.override.yml': 'services:\n  mongodb: { image: mongo:8.0.20 }\n' },
  check: (project) =>
    databases(project).flatMap((service) => {
      const { image } = service;
      if (isFerret(service)) return [];
      const major = Number(/:(\d+)/.exec(image?.text ?? '')?.[1]);
      if (!image || !(major < oldest)) return [];
      return [{ at: image.at, message: `MongoDB ${major} gets no more security fixes.` }];
    }),
};

export default rule;
