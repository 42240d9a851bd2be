import type { Rule } from '../rule.ts';
import { isGuessable, isSecretName } from '../secret-names.ts';
import { hasWrongLength } from './creds-length.ts';
import { isShort } from './short.ts';

const rule: Rule = {
  id: 'secrets.guessable',
  severity: 'warning',
  why: 'Attackers who get into the network of the containers try words like these first.',
  source: ['nist/passwords'],
  fix: 'Generate one with `openssl rand -hex 24`.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  vectordb:\n    image: pgvector/pgvector:0.8.0-pg15\n    restart: unless-stopped\n    environment: { POSTGRES_PASSWORD: mypassword }\n  librechat:\n    depends_on: [vectordb]\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  vectordb:\n    image: pgvector/pgvector:0.8.0-pg15\n    restart: unless-stopped\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}\n',
    '.env': 'POSTGRES_PASSWORD=made-by-openssl-rand\n',
  },
  check: ({ librechat, services }) => {
    const own = librechat.service?.name;
    const all = [
      { service: own, variables: librechat.environment.variables },
      ...services.map(({ name, environment }) => ({ service: name, variables: environment })),
    ].flatMap(({ service, variables }) =>
      [...variables].map(([name, it]) => ({ name, service, ...it })),
    );
    // What is too short as well is another rule's.
    const weak = all.filter(
      ({ name, text }) =>
        isSecretName(name) &&
        isGuessable(name, text ?? '') &&
        !isShort(name, text ?? '') &&
        !hasWrongLength(name, text ?? ''),
    );
    // One word in several places is one password.
    const byWord = new Map(weak.reverse().map((it) => [it.text, it]));
    return [...byWord.values()].map(({ name, at, service }) => ({
      at,
      message: `${name} is a word that attackers try first.`,
      ...(service ? { service } : {}),
    }));
  },
};

export default rule;
