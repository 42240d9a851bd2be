import { connectionOf } from '../database.ts';
import type { Rule } from '../rule.ts';

const uri = (path: string) => ({
  'docker-compose.override.yml': `services:\n  librechat:\n    environment:\n      MONGO_URI: mongodb://librechat:\${MONGO_PASSWORD}@mongodb:27017/${path}?authSource=admin\n`,
});

const rule: Rule = {
  id: 'mongodb.no-database-name',
  severity: 'warning',
  why: 'Without a name in MONGO_URI all data goes into the database `test`, which backups and people overlook.',
  source: ['mongodb/Connection Strings'],
  fix: 'Name the database: mongodb://…:27017/librechat. Data that is already in `test` must be moved.',
  failing: uri(''),
  passing: uri('librechat'),
  check: (project) => {
    const connection = connectionOf(project);
    if (!connection || connection.address.database || connection.set.unknown) return [];
    return [
      {
        at: connection.set.at,
        message: 'MONGO_URI names no database, so LibreChat keeps its data in `test`.',
      },
    ];
  },
};

export default rule;
