import type { Rule } from '../rule.ts';

const mail = 'EMAIL_HOST=smtp.example.org\nEMAIL_FROM=chat@example.org\nEMAIL_USERNAME=chat\n';

const rule: Rule = {
  id: 'mail.half-a-login',
  severity: 'warning',
  why: 'LibreChat signs in to the mail server only with both EMAIL_USERNAME and EMAIL_PASSWORD. With one of them it goes on without, and most servers refuse the mail.',
  source: ['librechat:api/server/utils/sendEmail.js'],
  fix: 'Set both, or neither.',
  failing: { '.env': mail },
  passing: { '.env': `${mail}EMAIL_PASSWORD=given-by-the-mail-server\n` },
  check: ({ librechat: { environment } }) => {
    const names = ['EMAIL_USERNAME', 'EMAIL_PASSWORD'];
    const set = names.find((name) => environment.has(name));
    const lacking = names.find((name) => !environment.mayHave(name));
    const at = set && environment.get(set)?.at;
    if (!at || !lacking || !(environment.has('EMAIL_HOST') || environment.has('EMAIL_SERVICE')))
      return [];
    return [
      {
        at,
        message: `${set} is set and ${lacking} is not, so LibreChat does not sign in to the mail server.`,
      },
    ];
  },
};

export default rule;
