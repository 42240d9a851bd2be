import { override } from '../examples.ts';
import { switchRule } from '../needs.ts';
import { ofKind } from '../services.ts';

const meilisearch = override(
  'services:\n  search:\n    image: getmeili/meilisearch:v1.35.1\n    restart: unless-stopped\n',
);
const env = 'MEILI_HOST=http://search:7700\nMEILI_MASTER_KEY=made-by-openssl-rand-hex-24\n';

export default switchRule({
  id: 'search.not-used',
  severity: 'warning',
  why: 'LibreChat searches conversations only with SEARCH=true. Until then Meilisearch runs for nothing.',
  source: ['librechat-docs/configuration/dotenv#search-meilisearch'],
  fix: 'Set SEARCH=true, or remove the Meilisearch service.',
  failing: { ...meilisearch, '.env': env },
  passing: { ...meilisearch, '.env': `${env}SEARCH=true\n` },
  isSetUp: (project) => {
    const { environment } = project.librechat;
    const [service] = ofKind(project, 'meilisearch');
    const isGiven = environment.completeness !== 'partial' && environment.mayHave('MEILI_HOST');
    return service && isGiven ? service.at : undefined;
  },
  isOn: ({ librechat: { environment } }) =>
    !environment.isOff('SEARCH') || environment.text('SEARCH')?.toLowerCase() === 'false',
  message: 'Meilisearch is set up, but SEARCH is not true: LibreChat does not search with it.',
});
