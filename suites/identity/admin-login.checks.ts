import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  stateNotRequired: {
    text: 'The callback of the admin login goes on without state, and then without PKCE: "PKCE will not be enforced".',
    fix: 'Keep /api/admin/oauth away from the public at the proxy, and let administrators sign in through the OpenID provider, whose client compares the state.',
    shownBy: /a code for the admin panel[\s\S]*Received: +true/,
  },
});

const admin = {
  requirement: 'google',
  level: 'MUST',
  needs: ['doubles', 'database'],
  refusal: true,
  source: ['rfc6749/10.12', 'rfc9700/4.7', 'librechat:api/server/routes/admin/auth.js'],
  causes: [causes.stateNotRequired],
} as const;

export const stateRequired = defineCheck({
  ...admin,
  id: 'admin.google.state-required',
  text: 'A callback of an admin login through Google without state gives the admin panel no code.',
});

export const foreignRefused = defineCheck({
  ...admin,
  id: 'admin.google.foreign-callback-refused',
  text: 'The callback of an admin login through Google that another browser began gives the admin panel no code.',
});
