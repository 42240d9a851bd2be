import { urlOf } from '../addresses.ts';
import { namesOf } from '../database.ts';
import type { Rule } from '../rule.ts';
import { ofKind } from '../services.ts';

const search = (key: string) => ({
  'docker-compose.override.yml': `services:\n  search:\n    image: getmeili/meilisearch:v1.35.1\n    restart: unless-stopped\n    environment:\n      MEILI_MASTER_KEY: ${key}\n`,
  '.env':
    'SEARCH=true\nMEILI_HOST=http://search:7700\nMEILI_MASTER_KEY=made-by-openssl-rand-hex-24\n',
});

const rule: Rule = {
  id: 'provider.meilisearch-key-differs',
  severity: 'error',
  why: 'Meilisearch rejects every request with a key other than its own ("The provided API key is invalid"), and the search finds nothing.',
  source: ['meilisearch/master-key', 'librechat-docs/configuration/dotenv#search-meilisearch'],
  fix: 'Give both the same variable of .env: MEILI_MASTER_KEY: ${MEILI_MASTER_KEY}.',
  failing: search('${SEARCH_KEY:-another-one-of-24-bytes}'),
  passing: search('${MEILI_MASTER_KEY}'),
  check: (project) => {
    const { environment } = project.librechat;
    const host = urlOf(environment.text('MEILI_HOST'))?.hostname ?? '';
    const own = environment.text('MEILI_MASTER_KEY');
    if (own === undefined || !environment.isOn('SEARCH')) return [];
    return ofKind(project, 'meilisearch')
      .filter((service) => namesOf(service).includes(host))
      .flatMap(({ name, environment: theirs }) => {
        const key = theirs.get('MEILI_MASTER_KEY');
        const isOther = key && !key.unknown && !key.leftBlank && key.text && key.text !== own;
        return isOther
          ? [
              {
                at: key.at,
                message: `${name} and LibreChat have different values of MEILI_MASTER_KEY.`,
              },
            ]
          : [];
      });
  },
};

export default rule;
