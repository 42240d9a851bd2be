import { scalarsOf } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import type { Position } from '../../reading/types.ts';
import type { Rule } from '../rule.ts';
import { guessable, isGuessable, isSecretName } from '../secret-names.ts';
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
  check: (project) => {
    const { librechat, services } = project;
    const own = librechat.service?.name;
    const all = [
      { service: own, variables: librechat.environment.variables },
      ...services.map(({ name, environment }) => ({ service: name, variables: environment })),
    ].flatMap(({ service, variables }) =>
      [...variables].map(([name, it]) => ({ name, service, ...it })),
    );
    // What is too short as well is another rule's.
    const weak = all.filter(
      ({ name, text, at }) =>
        isSecretName(name) &&
        isGuessable(name, text ?? '') &&
        (guessable.test(text ?? '') || !isOfTemplate(text ?? '', at, project)) &&
        !isShort(name, text ?? '') &&
        !hasWrongLength(name, text ?? ''),
    );
    // One word in several places is one password.
    const byWord = new Map(weak.reverse().map((it) => [it.text, it]));
    const found = [...byWord.values()].map(({ name, at, service }) => ({
      at,
      message: `${name} is a word that attackers try first.`,
      ...(service ? { service } : {}),
    }));
    return [...found, ...inValues(project)];
  },
};

/** The passwords of the databases that LibreChat's chart brings: `redis.auth.password`. */
const inValues = ({ helm }: Project) =>
  [...(helm && !helm.isManifest ? scalarsOf(helm.root) : [])]
    .filter(
      ([path, { text }]) =>
        /^auth\.\w*password$/i.test(path.slice(-2).join('.')) && guessable.test(text ?? ''),
    )
    .map(([path, { at }]) => ({
      at,
      message: `${path.join('.')} is a word that attackers try first.`,
    }));

/** Whether a text is that of a template, which the operator is to replace: it is there, or comes from there. */
function isOfTemplate(text: string, at: Position, { files, dotenv }: Project): boolean {
  const line = files.all.find(({ name }) => name === at.file)?.text.split('\n')[at.line - 1] ?? '';
  return files.templates.has(at.file) || (dotenv?.isTemplate === true && !line.includes(text));
}

export default rule;
