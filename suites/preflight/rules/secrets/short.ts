import type { Service } from '../../reading/service.ts';
import type { Rule } from '../rule.ts';

const names = [
  'JWT_SECRET',
  'JWT_REFRESH_SECRET',
  'OPENID_SESSION_SECRET',
  'SAML_SESSION_SECRET',
  'MEILI_MASTER_KEY',
  'METRICS_SECRET',
  'ADMIN_PANEL_SESSION_SECRET',
];
const least = { MEILI_MASTER_KEY: 16, METRICS_SECRET: 16 } as Readonly<Record<string, number>>;

/** Only then does Meilisearch reject a short key. */
const isStrict = ({ environment }: Service) => environment.get('MEILI_ENV')?.text === 'production';

/** Whether a secret of LibreChat's is shorter than it must be. */
export const isShort = (name: string, text: string) =>
  names.includes(name) && text.length < (least[name] ?? 32);

const rule: Rule = {
  id: 'secrets.short',
  severity: 'error',
  why: 'HS256 signs sessions and needs a key of 256 bits; a short one can be found by trying, from a single token. Meilisearch rejects a master key of less than 16 bytes in production.',
  source: ['rfc7518/3.2', 'meilisearch/master-key'],
  fix: 'Generate one of 64 characters: openssl rand -hex 32.',
  failing: { '.env': 'OPENID_SESSION_SECRET=librechat\n' },
  passing: { '.env': 'OPENID_SESSION_SECRET=93f25b08a1e74c6fb0d9386e57a21c4f\n' },
  check: ({ librechat: { environment }, services }) =>
    names.flatMap((name) => {
      const set = environment.get(name);
      const length = environment.text(name)?.length;
      if (!set || length === undefined || length >= (least[name] ?? 32)) return [];
      return [
        {
          at: set.at,
          message: `${name} has ${length} characters and needs at least ${least[name] ?? 32}.`,
          ...(name === 'MEILI_MASTER_KEY' && !services.some(isStrict)
            ? { severity: 'warning' as const }
            : {}),
        },
      ];
    }),
};

export default rule;
