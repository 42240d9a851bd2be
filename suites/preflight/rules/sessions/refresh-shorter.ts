import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'sessions.refresh-shorter',
  severity: 'warning',
  why: 'A session is renewed with its refresh token. If that ends before the access token does, the session cannot be renewed.',
  source: ['rfc6749/1.5', 'librechat:api/server/services/AuthService.js'],
  fix: 'Let REFRESH_TOKEN_EXPIRY be days and SESSION_EXPIRY minutes.',
  failing: { '.env': 'SESSION_EXPIRY=3600000\nREFRESH_TOKEN_EXPIRY=3600000\n' },
  passing: { '.env': 'SESSION_EXPIRY=900000\nREFRESH_TOKEN_EXPIRY=604800000\n' },
  check: ({ librechat: { environment } }) => {
    const refresh = environment.get('REFRESH_TOKEN_EXPIRY');
    const [session, lasting] = [
      environment.text('SESSION_EXPIRY'),
      environment.text('REFRESH_TOKEN_EXPIRY'),
    ].map(Number);
    if (!refresh || session === undefined || lasting === undefined || !(lasting <= session))
      return [];
    return [
      {
        at: refresh.at,
        message: 'The refresh token ends before the access token, so sessions cannot be renewed.',
      },
    ];
  },
};

export default rule;
