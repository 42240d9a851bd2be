import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'env.comment-is-value',
  severity: 'warning',
  why: 'Docker Compose takes a comment right after `NAME=` for the value: LibreChat has a key, an address or a number that nobody gave. Of a number it takes its own default; a provider or a button it shows, and they cannot work.',
  source:
    'compose-go, dotenv; tried with Compose 2.40.3. LibreChat itself reads a mounted /app/.env without the comment',
  fix: 'Put the comment on a line of its own.',
  failing: { '.env': 'ANTHROPIC_API_KEY= # made at the console\n' },
  passing: { '.env': '# made at the console\nANTHROPIC_API_KEY=\n' },
  check: ({ librechat: { environment } }) =>
    [...environment.variables]
      .filter(([, { text, at }]) => /^#\s/.test(text ?? '') && !/\.ya?ml$/.test(at.file))
      .map(([name, { at }]) => ({ at, message: `The comment is ${name}'s value.` })),
};

export default rule;
