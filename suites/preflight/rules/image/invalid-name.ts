import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'image.invalid-name',
  severity: 'error',
  why: 'The name of an image has small letters, digits and separators only. Docker refuses another: "repository name must be lowercase".',
  source: ['docker/docker image tag'],
  fix: 'Write the name in small letters.',
  failing: override('services:\n  librechat: { image: ghcr.io/danny-avila/LibreChat:v0.8.7 }\n'),
  passing: override('services:\n  librechat: { image: ghcr.io/danny-avila/librechat:v0.8.7 }\n'),
  check: ({ services }) =>
    services.flatMap(({ name, image }) => {
      const text = image?.unknown ? '' : (image?.text ?? '');
      const [, repository = ''] = /^(?:[\w.-]+[.:][\w.-]*\/)?([^:@]+)/.exec(text) ?? [];
      if (!image || repository === repository.toLowerCase()) return [];
      const small = repository.toLowerCase();
      return [
        {
          at: image.at,
          service: name,
          message: `Docker refuses the image of ${name}: its name has capitals.`,
          fix: `Write ${text.replace(repository, small)}.`,
          edit: { from: repository, to: small },
        },
      ];
    }),
};

export default rule;
