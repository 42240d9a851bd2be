import type { Rule } from '../rule.ts';

const lengths = { CREDS_KEY: 64, CREDS_IV: 32 } as const;

/** Whether a text is none of the form that CREDS_KEY or CREDS_IV must have. */
export function hasWrongLength(name: string, text: string): boolean {
  const length = name === 'CREDS_KEY' || name === 'CREDS_IV' ? lengths[name] : undefined;
  return length !== undefined && !(text.length === length && /^[\da-f]+$/i.test(text));
}

const rule: Rule = {
  id: 'secrets.creds-length',
  severity: 'error',
  why: 'CREDS_KEY is 32 bytes and CREDS_IV 16, written as 64 and 32 hexadecimal digits. With other lengths people cannot store a key or set up a second factor: "Invalid key length".',
  source: ['librechat:packages/data-schemas/src/crypto/index.ts', 'librechat#4276'],
  fix: 'CREDS_KEY: the output of `openssl rand -hex 32`. CREDS_IV: that of `openssl rand -hex 16`.',
  failing: { '.env': 'CREDS_KEY=9d5ef0b1a7c84e6d93f25b08a1e74c6f\n' },
  passing: {
    '.env': 'CREDS_KEY=9d5ef0b1a7c84e6d93f25b08a1e74c6fb0d9386e57a21c4f2c2d6c1f8e0b47a3\n',
  },
  check: ({ librechat: { environment } }) =>
    Object.entries(lengths).flatMap(([name, length]) => {
      const set = environment.get(name);
      const text = environment.text(name);
      if (!set || text === undefined || !hasWrongLength(name, text)) return [];
      const seen = /^[\da-f]+$/i.test(text) ? `${text.length} characters` : 'other characters';
      return [
        { at: set.at, message: `${name} must be ${length} hexadecimal digits; it has ${seen}.` },
      ];
    }),
};

export default rule;
