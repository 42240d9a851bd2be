import type { Rule } from '../rule.ts';
import { isSecretName } from '../secret-names.ts';

const rule: Rule = {
  id: 'env.comment-is-value',
  severity: 'warning',
  why: 'Docker Compose takes a comment right after `NAME=` for the value, so LibreChat gets a key, an address or a number that nobody meant. Numbers fall back to their default; providers and buttons appear and do not work.',
  source: ['docker/.env file syntax', 'compose-go/dotenv'],
  fix: 'Put the comment on its own line.',
  failing: { '.env': 'ANTHROPIC_API_KEY= # made at the console\n' },
  passing: { '.env': '# made at the console\nANTHROPIC_API_KEY=\n' },
  check: ({ librechat: { environment, service }, files }) =>
    // A server without Compose reads .env itself, and leaves comments out.
    [...(service ? environment.variables : [])]
      .filter(([, { text, at }]) => /^#\s/.test(text ?? '') && !/\.ya?ml$/.test(at.file))
      // What a template says of a secret, the operator replaces.
      .filter(([name, { at }]) => !(files.templates.has(at.file) && isSecretName(name)))
      .map(([name, { at, text }]) => ({
        at,
        message: `The comment is the value of ${name}.`,
        edit: [
          { insert: [text ?? ''], where: 'before' as const },
          { from: text ?? '', to: '' },
        ],
      })),
};

export default rule;
