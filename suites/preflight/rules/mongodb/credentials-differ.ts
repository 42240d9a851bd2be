import { connectionOf, rootAccount } from '../database.ts';
import type { Rule } from '../rule.ts';

const uri = (rest: string) => ({
  'docker-compose.override.yml': `services:\n  librechat:\n    environment:\n      MONGO_URI: mongodb://${rest}\n`,
});

const rule: Rule = {
  id: 'mongodb.credentials-differ',
  severity: 'error',
  why: 'MongoDB rejects a connection string without the account that its image creates, or with another password: "command find requires authentication", "Authentication failed".',
  source: ['image/mongo', 'librechat-docs/configuration/mongodb/mongodb_auth'],
  fix: "Put MongoDB's user and password into MONGO_URI, both from one variable of .env.",
  failing: uri('mongodb:27017/librechat'),
  passing: uri('librechat:${MONGO_PASSWORD}@mongodb:27017/librechat?authSource=admin'),
  check: (project) => {
    const connection = connectionOf(project);
    const account = connection?.service && rootAccount(connection.service);
    if (
      !connection ||
      !account ||
      connection.set.unknown ||
      account.user.unknown ||
      account.password?.unknown ||
      account.user.leftBlank ||
      account.password?.leftBlank
    )
      return [];
    const { user, password } = connection.address;
    const at = connection.set.at;
    if (!user) return [{ at, message: 'MONGO_URI has no user, but MongoDB requires one.' }];
    const isOwn = user === account.user.text;
    if (!isOwn || decodeURIComponent(password ?? '') === (account.password?.text ?? '')) return [];
    return [{ at, message: `MONGO_URI and MongoDB have different passwords for ${user}.` }];
  },
};

export default rule;
