import type { Rule } from '../rule.ts';
import { guessable, isSecretName } from '../secret-names.ts';

const rule: Rule = {
  id: 'secrets.guessable',
  severity: 'warning',
  why: 'Words like these are the first that are tried, by whoever gets into the network of the containers.',
  source: 'NIST SP 800-63B, 3.1.1.2 (blocklists)',
  fix: 'Make one that nobody guesses: openssl rand -hex 24.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  vectordb:\n    image: pgvector/pgvector:0.8.0-pg15\n    restart: unless-stopped\n    environment: { POSTGRES_PASSWORD: mypassword }\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  vectordb:\n    image: pgvector/pgvector:0.8.0-pg15\n    restart: unless-stopped\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}\n',
    '.env': 'POSTGRES_PASSWORD=made-by-openssl-rand\n',
  },
  check: ({ librechat, services }) => {
    const all = [
      librechat.environment.variables,
      ...services.map(({ environment }) => environment),
    ].flatMap((it) => [...it]);
    const weak = all.filter(([name, { text }]) => isSecretName(name) && guessable.test(text ?? ''));
    const byPlace = new Map(weak.map(([name, { at }]) => [`${at.file}:${at.line}`, { name, at }]));
    return [...byPlace.values()].map(({ name, at }) => ({
      at,
      message: `${name} is a word that is guessed.`,
    }));
  },
};

export default rule;
