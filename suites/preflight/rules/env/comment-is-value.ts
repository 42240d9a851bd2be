import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'env.comment-is-value',
  severity: 'error',
  why: 'Docker Compose takes a comment right after `NAME=` for the value: LibreChat has a key or an address that nobody gave, and shows a provider or a button that cannot work.',
  source: 'compose-go, dotenv; tried with Compose 2.40.3',
  mend: 'Put the comment on a line of its own.',
  failing: { '.env': 'ANTHROPIC_API_KEY= # made at the console\n' },
  passing: { '.env': '# made at the console\nANTHROPIC_API_KEY=\n' },
  check: ({ librechat: { environment } }) =>
    [...environment.variables]
      .filter(([, { text, at }]) => /^#\s/.test(text ?? '') && !/\.ya?ml$/.test(at.file))
      .map(([name, { at }]) => ({ at, message: `The comment is ${name}'s value.` })),
};

export default rule;
