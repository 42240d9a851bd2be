import type { Service } from '../../reading/service.ts';
import { isAt } from '../database.ts';
import { override } from '../examples.ts';
import { ragServices } from '../rag-services.ts';
import type { Rule } from '../rule.ts';
import { reachesOut } from '../services.ts';

const rag = (host: string) =>
  override(
    `services:\n  rag_api:\n    image: ghcr.io/danny-avila/librechat-rag-api-dev-lite:v0.7.0\n    restart: unless-stopped\n    environment: { RAG_OPENAI_API_KEY: '\${OPENAI_API_KEY}', DB_HOST: ${host} }\n  librechat:\n    environment: { RAG_API_URL: 'http://rag_api:8000' }\n  vectordb:\n    image: pgvector/pgvector:0.8.0-pg15\n    restart: unless-stopped\n    volumes: [vectors:/var/lib/postgresql/data]\nvolumes: { vectors: {} }\n`,
  );

const rule: Rule = {
  id: 'rag.database-incomplete',
  severity: 'error',
  why: 'The RAG API keeps its vectors in the PostgreSQL that DB_HOST names; without DB_HOST it looks for `db`. If there is no service of that name it does not start, and uploads for file search fail.',
  source: ['rag_api/readme'],
  fix: 'Set DB_HOST to the name of the service with pgvector.',
  failing: rag('database'),
  passing: rag('vectordb'),
  check: (project) =>
    (project.isFragment ? [] : ragServices(project)).flatMap((service) => {
      const set = service.environment.get('DB_HOST');
      const type = service.environment.get('VECTOR_DB_TYPE')?.text ?? 'pgvector';
      if (
        type !== 'pgvector' ||
        set?.unknown ||
        set?.leftBlank ||
        (!set && service.completeness !== 'whole')
      )
        return [];
      const host = set?.text || 'db';
      const plain = project.services.find((it) => isAt(it, host) && isWithoutVectors(it));
      if (plain)
        return [
          {
            at: plain.image?.at ?? plain.at,
            service: service.name,
            message: `${service.name} needs pgvector, and the image of ${plain.name} does not have it.`,
            fix: 'Take pgvector/pgvector with the same major version in its place.',
          },
        ];
      if (
        /[.:]/.test(host) ||
        project.services.some((it) => isAt(it, host)) ||
        reachesOut(service, project) ||
        service.networks.length === 0
      )
        return [];
      const found = project.services.find(({ image }) =>
        /(^|\/)(pgvector|postgres)([:@]|$)/.test(image?.text ?? ''),
      );
      return [
        {
          at: set?.at ?? service.at,
          service: service.name,
          message: `${service.name} looks for its database at ${host}, and no service has that name.`,
          ...(found ? { fix: `Set DB_HOST=${found.name} for ${service.name}.` } : {}),
        },
      ];
    }),
};

/** PostgreSQL's own image. */
const isWithoutVectors = ({ image }: Service) =>
  /^(docker\.io\/)?(library\/)?postgres([:@]|$)/.test(image?.text ?? '');

export default rule;
