import { dockerfileOf } from '../../reading/dockerfile.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { isLiteralSecret, isSecretName } from '../secret-names.ts';

const built = (lines: string) => ({
  ...override('services:\n  librechat:\n    build: .\n'),
  Dockerfile: `FROM ghcr.io/danny-avila/librechat:v0.8.7\n${lines}`,
});

const rule: Rule = {
  id: 'dockerfile.secret-in-image',
  severity: 'error',
  why: 'A value of ENV or ARG stays in the image: everybody who can pull it, or read the repository, has the secret.',
  source: ['docker/Build secrets', 'docker/Dockerfile reference, ENV'],
  fix: 'Give the variable to the container in its env_file, and replace the secret: it is no longer secret.',
  failing: built('ENV ANTHROPIC_API_KEY=sk-ant-0123456789abcdef\n'),
  passing: built('ENV APP_TITLE=Chat\n'),
  check: ({ librechat: { service }, files }) => {
    const dockerfile = service && dockerfileOf(service, files);
    return [...(dockerfile?.variables ?? [])]
      .filter(([name, { text }]) => isSecretName(name) && isLiteralSecret(text ?? ''))
      .map(([name, { at }]) => ({ at, message: `${name} becomes part of the image.` }));
  },
};

export default rule;
