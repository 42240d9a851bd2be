import { mongoAddress } from '../addresses.ts';
import { hasScripts, namesOf, rootAccount } from '../database.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { isKind, ofKind } from '../services.ts';

const exporter = (user: string) =>
  override(
    `services:\n  mongodb_exporter:\n    image: percona/mongodb_exporter:0.47.1\n    restart: unless-stopped\n    environment: { MONGODB_URI: 'mongodb://${user}:\${MONGO_PASSWORD}@mongodb:27017/admin' }\n`,
  );

const rule: Rule = {
  id: 'monitoring.exporter-login',
  severity: 'warning',
  why: 'MongoDB\'s image creates one account, the root account of its variables. An exporter with another account gets "Authentication failed" and reports nothing, unless a script creates it.',
  source: ['image/mongo', 'librechat_exporter/readme'],
  fix: 'Create the account in a script at /docker-entrypoint-initdb.d, or use the root account.',
  failing: exporter('exporter'),
  passing: exporter('librechat'),
  check: (project) =>
    ofKind(project, 'exporter').flatMap((service) => {
      const [name, set] =
        [...service.environment].find(([, { text }]) => mongoAddress(text ?? '')) ?? [];
      const address = mongoAddress(set?.text ?? undefined);
      const database = project.services.find(
        (it) => isKind(it, 'mongodb') && address?.hosts.some((host) => namesOf(it).includes(host)),
      );
      if (!name || !set || set.unknown || !address?.user || !database) return [];
      const root = rootAccount(database);
      if (
        hasScripts(database) ||
        root?.user.unknown ||
        root?.user.leftBlank ||
        root?.user.text === address.user
      )
        return [];
      return [
        {
          at: set.at,
          message: `${service.name} signs in as ${address.user}, and nothing creates that account in ${database.name}.`,
        },
      ];
    }),
};

export default rule;
