import type { Rule } from '../rule.ts';

const mail = (encryption: string, port: string) => ({
  '.env': `EMAIL_HOST=smtp.example.org\nEMAIL_FROM=chat@example.org\nEMAIL_PORT=${port}\nEMAIL_ENCRYPTION=${encryption}\n`,
});
const usual = { '465': 'tls', '587': 'starttls' } as const;

const rule: Rule = {
  id: 'mail.encryption-differs',
  severity: 'warning',
  why: 'At port 465 a mail server expects TLS from the first byte, at 587 a plain start and then STARTTLS. With the other one, sending fails with a time-out or "wrong version number".',
  source: ['rfc8314/3', 'nodemailer/smtp', 'librechat:api/server/utils/sendEmail.js'],
  fix: 'Port 465: EMAIL_ENCRYPTION=tls. Port 587: EMAIL_ENCRYPTION=starttls.',
  failing: mail('tls', '587'),
  passing: mail('starttls', '587'),
  check: ({ librechat: { environment } }) => {
    const set = environment.get('EMAIL_ENCRYPTION') ?? environment.get('EMAIL_PORT');
    const port = environment.text('EMAIL_PORT')?.trim() ?? '';
    const encryption = environment.text('EMAIL_ENCRYPTION')?.trim();
    const expected = Object.hasOwn(usual, port) ? usual[port as keyof typeof usual] : undefined;
    if (!set || !expected || environment.has('EMAIL_SERVICE')) return [];
    const isRight =
      encryption === expected ||
      (encryption === undefined &&
        (expected === 'starttls' || environment.mayHave('EMAIL_ENCRYPTION')));
    if (isRight) return [];
    return [
      {
        at: set.at,
        message: `Port ${port} needs EMAIL_ENCRYPTION=${expected}; it is ${encryption ?? 'not set'}.`,
        fix: `Write EMAIL_ENCRYPTION=${expected}.`,
        ...(encryption && environment.has('EMAIL_ENCRYPTION')
          ? { edit: { from: encryption, to: expected } }
          : {}),
      },
    ];
  },
};

export default rule;
