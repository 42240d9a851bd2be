import { connectionOf, hasScripts, rootAccount } from '../database.ts';
import type { Rule } from '../rule.ts';

const uri = (options: string) => ({
  'docker-compose.override.yml': `services:\n  librechat:\n    environment:\n      MONGO_URI: mongodb://librechat:\${MONGO_PASSWORD}@mongodb:27017/librechat${options}\n`,
});

const rule: Rule = {
  id: 'mongodb.auth-source',
  severity: 'error',
  why: 'MongoDB\'s image keeps its root account in the database `admin`. Without authSource the driver looks for it in the database of the connection string: "Authentication failed".',
  source: [
    'mongodb/Connection String Options',
    'librechat-docs/configuration/mongodb/mongodb_auth',
  ],
  fix: 'Add ?authSource=admin to MONGO_URI.',
  failing: uri(''),
  passing: uri('?authSource=admin'),
  check: (project) => {
    const connection = connectionOf(project);
    const account = connection?.service && rootAccount(connection.service);
    if (!connection?.service || !account || hasScripts(connection.service)) return [];
    const { user, database, options } = connection.address;
    const source = options.get('authSource') ?? (database || 'admin');
    if (!user || user !== account.user.text || source === 'admin') return [];
    return [
      {
        at: connection.set.at,
        ...(options.size === 0 && database
          ? { edit: { from: `/${database}`, to: `/${database}?authSource=admin` } }
          : {}),
        message: `The account ${user} is in the database admin, but MONGO_URI looks for it in ${source}.`,
      },
    ];
  },
};

export default rule;
