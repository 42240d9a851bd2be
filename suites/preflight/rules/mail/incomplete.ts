import { needsRule, variableKnown, variableSet } from '../needs.ts';

export default needsRule({
  id: 'mail.incomplete',
  severity: 'error',
  why: 'LibreChat sends mail only with EMAIL_FROM and a server. Without EMAIL_FROM it behaves as if there were no mail: it verifies no address, and shows the link for a new password to whoever asks.',
  source: ['librechat:packages/api/src/utils/email.ts'],
  fix: 'Set EMAIL_FROM to the address that mails come from.',
  failing: { '.env': 'EMAIL_HOST=smtp.example.org\nEMAIL_PORT=587\n' },
  passing: { '.env': 'EMAIL_HOST=smtp.example.org\nEMAIL_PORT=587\nEMAIL_FROM=chat@example.org\n' },
  feature: 'A mail server is set up',
  isOn: (project) => variableSet('EMAIL_HOST')(project) ?? variableKnown('EMAIL_SERVICE')(project),
  needed: ['EMAIL_FROM'],
  consequence: 'LibreChat sends no mail',
});
