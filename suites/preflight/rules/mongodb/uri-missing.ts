import { placeOf } from '../../reading/project.ts';
import { missing, weight } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'mongodb.uri-missing',
  severity: 'error',
  why: 'Without MONGO_URI LibreChat does not start.',
  source: ['librechat-docs/configuration/dotenv#mongodb-database', 'librechat:api/db/connect.js'],
  fix: 'Set MONGO_URI=mongodb://user:password@mongodb:27017/librechat?authSource=admin.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      MONGO_URI: ""\n',
  },
  passing: {},
  check: (project) => {
    const lack = missing(project, 'MONGO_URI');
    if (!lack) return [];
    const at = project.librechat.environment.variables.get('MONGO_URI')?.at ?? placeOf(project);
    return [
      { at, message: `MONGO_URI ${lack.how}: LibreChat does not start.`, ...weight(lack.severity) },
    ];
  },
};

export default rule;
