import { placeOf } from '../../reading/project.ts';
import { override } from '../examples.ts';
import { ragServices } from '../rag-services.ts';
import type { Rule } from '../rule.ts';
import { isSwitchedOff } from '../services.ts';

const rag = (url: string) => ({
  ...override(
    `services:\n  librechat:\n    environment: { ${url} }\n  rag_api:\n    image: ghcr.io/danny-avila/librechat-rag-api-dev-lite:v0.7.0\n    restart: unless-stopped\n    environment: { RAG_OPENAI_API_KEY: '\${OPENAI_API_KEY}', DB_HOST: vectors.example.org }\n`,
  ),
});

const rule: Rule = {
  id: 'rag.not-used',
  severity: 'warning',
  why: 'LibreChat uses the RAG API only if RAG_API_URL names it. Otherwise uploads for file search fail although the service runs.',
  source: ['librechat-docs/configuration/rag_api', 'librechat:packages/api/src/app/checks.ts'],
  fix: 'Set RAG_API_URL=http://rag_api:8000 for LibreChat.',
  failing: rag(''),
  passing: rag('RAG_API_URL: "http://rag_api:8000"'),
  check: (project) => {
    const { environment, service: own } = project.librechat;
    const [service] = ragServices(project);
    if (!service || !own || environment.mayHave('RAG_API_URL')) return [];
    if (isSwitchedOff(service, project)) return [];
    return [
      {
        at: environment.variables.get('RAG_API_URL')?.at ?? placeOf(project),
        message: `${service.name} runs, but LibreChat does not use it: RAG_API_URL is not set.`,
        fix: `Set RAG_API_URL=http://${service.name}:${service.environment.get('RAG_PORT')?.text ?? '8000'} for ${own.name}.`,
      },
    ];
  },
};

export default rule;
