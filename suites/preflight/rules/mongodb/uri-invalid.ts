import { mongoAddress } from '../addresses.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'mongodb.uri-invalid',
  severity: 'error',
  why: "LibreChat does not start with a connection string that MongoDB's driver does not understand. A password with @, : or / must be percent-encoded.",
  source: ['mongodb/Connection Strings'],
  fix: 'Write mongodb://user:password@host:27017/database, with special characters of the password percent-encoded.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      MONGO_URI: mongodb:27017/librechat\n',
  },
  passing: {},
  check: ({ librechat: { environment } }) => {
    const set = environment.get('MONGO_URI');
    const text = environment.text('MONGO_URI');
    if (!set || text === undefined) return [];
    const isEncoded = (text.match(/@/g) ?? []).length <= 1;
    if (mongoAddress(text) && isEncoded) return [];
    return [
      {
        at: set.at,
        message: "MONGO_URI is not a connection string that MongoDB's driver understands.",
      },
    ];
  },
};

export default rule;
