import type { Rule } from '../rule.ts';

const prefixes = ['GOOGLE', 'GITHUB', 'DISCORD', 'FACEBOOK', 'OPENID'];

const rule: Rule = {
  id: 'oauth.secret-is-client-id',
  severity: 'error',
  why: 'A client id is public and is not the secret. The provider refuses to exchange the code for a token, and the sign-in ends with an error.',
  source: ['rfc6749/2.3.1', 'rfc6749/5.2'],
  fix: "Copy the client secret from the provider's console.",
  failing: {
    '.env': 'OPENID_CLIENT_ID=chat-of-the-office\nOPENID_CLIENT_SECRET=chat-of-the-office\n',
  },
  passing: {
    '.env': 'OPENID_CLIENT_ID=chat-of-the-office\nOPENID_CLIENT_SECRET=5f1c0b7d2e9a4c83\n',
  },
  check: ({ librechat: { environment } }) =>
    prefixes.flatMap((prefix) => {
      const id = environment.text(`${prefix}_CLIENT_ID`);
      const set = environment.get(`${prefix}_CLIENT_SECRET`);
      const secret = environment.text(`${prefix}_CLIENT_SECRET`);
      if (!set || id === undefined || secret === undefined) return [];
      const isGoogleId = prefix === 'GOOGLE' && /\.apps\.googleusercontent\.com$/.test(secret);
      return id === secret || isGoogleId
        ? [{ at: set.at, message: `${prefix}_CLIENT_SECRET is a client id, not a secret.` }]
        : [];
    }),
};

export default rule;
