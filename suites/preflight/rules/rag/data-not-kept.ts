import { namesOf } from '../database.ts';
import { override } from '../examples.ts';
import { ragServices } from '../rag-services.ts';
import type { Rule } from '../rule.ts';

const vectors = (volume: string) =>
  override(
    `services:\n  librechat:\n    environment: { RAG_API_URL: 'http://rag_api:8000' }\n  rag_api:\n    image: ghcr.io/danny-avila/librechat-rag-api-dev-lite:v0.7.0\n    restart: unless-stopped\n    environment: { RAG_OPENAI_API_KEY: '\${OPENAI_API_KEY}', DB_HOST: vectordb }\n  vectordb:\n    image: pgvector/pgvector:0.8.0-pg15\n    restart: unless-stopped\n${volume}`,
  );

const rule: Rule = {
  id: 'rag.data-not-kept',
  severity: 'warning',
  why: 'Without a volume at /var/lib/postgresql the vectors of uploaded files are lost with the container. LibreChat still lists the files, and searches in them find nothing.',
  source: ['image/postgres'],
  fix: 'Add a named volume: pgdata:/var/lib/postgresql/data.',
  failing: vectors(''),
  passing: vectors('    volumes: [vectors:/var/lib/postgresql/data]\nvolumes: { vectors: {} }\n'),
  check: (project) => {
    const hosts = ragServices(project).map(
      ({ environment }) => environment.get('DB_HOST')?.text ?? 'db',
    );
    return project.services
      .filter((service) => namesOf(service).some((name) => hosts.includes(name)))
      .filter(
        ({ mounts }) => !mounts.some(({ target }) => /^\/(var\/lib\/postgresql|data)/.test(target)),
      )
      .map(({ name, at }) => ({
        at,
        service: name,
        message: `${name} keeps the vectors of uploaded files in its container: they are lost with it.`,
      }));
  },
};

export default rule;
