import type { Project } from '../../reading/project.ts';
import type { Service } from '../../reading/service.ts';
import type { Position, Scalar } from '../../reading/types.ts';
import { override } from '../examples.ts';
import { ragServices } from '../rag-services.ts';
import type { Finding, Rule } from '../rule.ts';

const rag = (variables: string) => ({
  ...override(
    `services:\n  rag_api:\n    image: ghcr.io/danny-avila/librechat-rag-api-dev-lite:v0.7.0\n    restart: unless-stopped\n    environment: { ${variables} }\n  librechat:\n    environment: { RAG_API_URL: 'http://rag_api:8000' }\n`,
  ),
});

/** The keys of each provider of embeddings, best first. Source: rag_api, config.py. */
const keys: Readonly<Record<string, readonly string[]>> = {
  openai: ['RAG_OPENAI_API_KEY', 'OPENAI_API_KEY'],
  azure: [
    'RAG_AZURE_OPENAI_API_KEY',
    'AZURE_OPENAI_API_KEY',
    'RAG_OPENAI_API_KEY',
    'OPENAI_API_KEY',
  ],
  google_genai: ['RAG_GOOGLE_API_KEY', 'GOOGLE_KEY', 'GOOGLE_API_KEY'],
};

const rule: Rule = {
  id: 'rag.no-key',
  severity: 'warning',
  why: 'The RAG API computes embeddings with its own key, by default at OpenAI. `user_provided` means something to LibreChat only: the RAG API sends it to OpenAI as the key, and every upload for file search fails.',
  source: ['rag_api/readme', 'librechat#3759'],
  fix: 'Set RAG_OPENAI_API_KEY to a key, or choose another provider with EMBEDDINGS_PROVIDER (ollama, azure, bedrock, google_genai, vertexai, huggingfacetei).',
  failing: rag('OPENAI_API_KEY: user_provided, DB_HOST: vectors.example.org'),
  passing: rag(
    'DB_HOST: vectors.example.org, OPENAI_API_KEY: user_provided, EMBEDDINGS_PROVIDER: ollama, OLLAMA_BASE_URL: "http://models.example.org:11434"',
  ),
  check: (project) => ragServices(project).flatMap((service) => judged(service, project)),
};

function judged(service: Service, { files }: Project): Finding[] {
  const of = (name: string): Scalar | undefined => service.environment.get(name);
  const provider = of('EMBEDDINGS_PROVIDER');
  if (provider?.unknown) return [];
  const names = keys[(provider?.text || 'openai').toLowerCase()];
  if (!names || service.completeness === 'partial') return [];
  const isOpen = (it: Scalar | undefined) => it?.unknown || it?.leftBlank;
  if (names.some((name) => isOpen(of(name)) && name.startsWith('RAG_'))) return [];
  const used = names.map(of).find((it) => it?.text || isOpen(it));
  if (isOpen(used) || (used && !isUserProvided(used.text))) return [];
  const own = names[0] ?? '';
  const isRead = (at: Position) => files.all.some(({ name }) => name === at.file);
  return [
    {
      at: used && isRead(used.at) ? used.at : service.at,
      message: `${service.name} has no key for embeddings${used ? ': it sends `user_provided` as the key' : ''}, so uploads for file search fail.`,
      fix: `Set ${own} for ${service.name}, or choose another provider with EMBEDDINGS_PROVIDER.`,
      service: service.name,
    },
  ];
}

const isUserProvided = (text: string | null) =>
  text === null || /^user_provided$/i.test(text.trim());

export default rule;
