import { scalarsOf } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import type { Scalar } from '../../reading/types.ts';
import type { Rule } from '../rule.ts';
import { isLiteralSecret, isSecretName } from '../secret-names.ts';

const rule: Rule = {
  id: 'secrets.in-versioned-file',
  severity: 'error',
  why: 'Compose files and librechat.yaml are made to be under version control: who reads the repository, now or later, has the secret. LibreChat prints librechat.yaml in its log as well.',
  source:
    'librechat-confirmed.md 6 (literal apiKey in the log); OWASP Secrets Management Cheat Sheet',
  mend: 'Put it in .env, write ${NAME} here, and replace the secret: it is known.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      ANTHROPIC_API_KEY: sk-ant-0123456789abcdef\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      ANTHROPIC_API_KEY: ${ANTHROPIC_API_KEY}\n',
    '.env': 'ANTHROPIC_API_KEY=sk-ant-0123456789abcdef\n',
  },
  check: (project) =>
    [...inServices(project), ...inConfiguration(project)].map(([name, { at }]) => ({
      at,
      message: `${name} is written out in a file that is made for version control.`,
    })),
};

function inServices({ services, files }: Project): [string, Scalar][] {
  const isOwn = ([name, { at, text }]: [string, Scalar]) => {
    const file = files.all.find((it) => it.name === at.file);
    const line = file?.text.split('\n')[at.line - 1] ?? '';
    return (
      /\.ya?ml$/.test(at.file) &&
      isSecretName(name) &&
      isLiteralSecret(text ?? '') &&
      !line.includes('$')
    );
  };
  return services.flatMap(({ environment }) => [...environment].filter(isOwn));
}

function inConfiguration({ librechat: { config } }: Project): [string, Scalar][] {
  const all = config?.root ? [...scalarsOf(config.root)] : [];
  return all.flatMap(([path, value]): [string, Scalar][] => {
    const name = path.at(-1) ?? '';
    const isKey = /^(apiKey|client_secret|.*[pP]assword|.*ApiKey)$/.test(name);
    return isKey && isLiteralSecret(value.text ?? '') ? [[path.join('.'), value]] : [];
  });
}

export default rule;
