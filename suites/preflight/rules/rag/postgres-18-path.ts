import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const vectors = (path: string) =>
  override(
    `services:\n  librechat: { depends_on: [vectordb] }\n  vectordb:\n    image: pgvector/pgvector:0.8.1-pg18\n    restart: unless-stopped\n    volumes: ['vectors:${path}']\nvolumes: { vectors: {} }\n`,
  );

const rule: Rule = {
  id: 'rag.postgres-18-path',
  severity: 'error',
  why: "PostgreSQL's image keeps its data in a folder for each version from 18 on, and refuses to start with a volume at /var/lib/postgresql/data.",
  source: ['image/postgres', 'docker-library/postgres#1259'],
  fix: 'Mount the volume at /var/lib/postgresql. Data of an older version must be moved with pg_upgrade or a dump.',
  failing: vectors('/var/lib/postgresql/data'),
  passing: vectors('/var/lib/postgresql'),
  check: ({ services }) =>
    services.flatMap(({ name, image, mounts, environment }) => {
      const text = image?.text ?? '';
      const major = Number(
        /pgvector[^:]*:.*pg(\d+)/.exec(text)?.[1] ?? /(?:^|\/)postgres:(\d+)/.exec(text)?.[1],
      );
      const mount = mounts.find(
        ({ target }) => target.replace(/\/$/, '') === '/var/lib/postgresql/data',
      );
      if (!mount || !(major >= 18) || environment.has('PGDATA')) return [];
      return [
        {
          at: mount.at,
          service: name,
          edit: { from: '/var/lib/postgresql/data', to: '/var/lib/postgresql' },
          message: `${name} does not start: PostgreSQL ${major} wants its volume at /var/lib/postgresql.`,
        },
      ];
    }),
};

export default rule;
