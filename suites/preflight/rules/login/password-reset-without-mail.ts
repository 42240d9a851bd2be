import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'login.password-reset-without-mail',
  severity: 'error',
  why: 'Without a mail server LibreChat answers a request for a new password with the link itself: anyone who knows an email address takes over the account.',
  source: ['librechat:packages/api/src/app/checks.ts'],
  fix: 'Set EMAIL_HOST or EMAIL_SERVICE, and EMAIL_FROM, or ALLOW_PASSWORD_RESET=false.',
  failing: { '.env': 'ALLOW_PASSWORD_RESET=true\n' },
  passing: {
    '.env':
      'ALLOW_PASSWORD_RESET=true\nEMAIL_HOST=smtp.example.org\nEMAIL_USERNAME=chat\nEMAIL_PASSWORD=given-by-the-mail-server\nEMAIL_FROM=chat@example.org\n',
  },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('ALLOW_PASSWORD_RESET');
    const isSmtp =
      environment.mayHave('EMAIL_FROM') &&
      (environment.mayHave('EMAIL_HOST') || environment.mayHave('EMAIL_SERVICE'));
    const isMailgun = environment.mayHave('MAILGUN_API_KEY', 'MAILGUN_DOMAIN', 'EMAIL_FROM');
    if (!set || !environment.isOn('ALLOW_PASSWORD_RESET') || isSmtp || isMailgun) return [];
    return [
      {
        at: set.at,
        message:
          'LibreChat shows the link for a new password to whoever asks for it: no mail server is set up.',
      },
    ];
  },
};

export default rule;
