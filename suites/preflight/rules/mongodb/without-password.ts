import { rootAccount } from '../database.ts';
import type { Rule } from '../rule.ts';
import { databases, isFerret } from '../services.ts';

const rule: Rule = {
  id: 'mongodb.without-password',
  severity: 'warning',
  why: "MongoDB's image asks nobody for a password unless it gets an account to create: every container of the network can read and change all conversations.",
  source: ['image/mongo', 'librechat#1724'],
  fix: 'Set MONGO_INITDB_ROOT_USERNAME and MONGO_INITDB_ROOT_PASSWORD, and put both, with authSource=admin, into MONGO_URI. In an existing database create the user by hand.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  mongodb:\n    environment: !reset null\n  librechat:\n    environment:\n      MONGO_URI: mongodb://mongodb:27017/librechat\n',
  },
  passing: {},
  check: (project) =>
    databases(project)
      .filter(
        (service) =>
          /--noauth\b/.test(service.command) ||
          (!isFerret(service) &&
            !rootAccount(service) &&
            !/--(auth|keyFile)\b/.test(service.command) &&
            !hasFile(service.environment)),
      )
      .map(({ name, at }) => ({
        at,
        message: `${name} has no password: every container that reaches it can read and change all data.`,
      })),
};

const hasFile = (environment: ReadonlyMap<string, unknown>) =>
  environment.has('MONGO_INITDB_ROOT_USERNAME_FILE');

export default rule;
