import { defineCheck } from '../../fixtures/checks/types.ts';

const open = {
  cause: 'ALLOW_SOCIAL_REGISTRATION is true, or not set in the environment that LibreChat reads.',
  remedy: 'Set ALLOW_SOCIAL_REGISTRATION=false and restart LibreChat.',
};

export const googleNoAccount = defineCheck({
  id: 'closed.google-no-account',
  requirement: 'google',
  level: 'MUST',
  text: 'With ALLOW_SOCIAL_REGISTRATION=false, an unknown person who signs in with Google gets no account.',
  source: 'LibreChat documentation, Authentication: ALLOW_SOCIAL_REGISTRATION',
  ...open,
  needs: ['doubles', 'database'],
  shape: 'closed',
});

export const googleMessage = defineCheck({
  id: 'closed.google-message',
  requirement: 'google',
  level: 'MUST',
  text: 'With ALLOW_SOCIAL_REGISTRATION=false, an unknown person who signs in with Google comes back to the login page and sees a message.',
  source: 'OWASP ASVS 5.0, 16.5.1; librechat-confirmed.md section 3',
  ...open,
  needs: ['doubles'],
  shape: 'closed',
});

export const openidNoAccount = defineCheck({
  id: 'closed.openid-no-account',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'With ALLOW_SOCIAL_REGISTRATION=false, an unknown person who signs in through the Control Plane gets no account.',
  source: 'LibreChat documentation, Authentication: ALLOW_SOCIAL_REGISTRATION; librechat.md row 34',
  cause: 'LibreChat does not read ALLOW_SOCIAL_REGISTRATION for OpenID.',
  remedy: 'Restrict who may sign in with OPENID_REQUIRED_ROLE or registration.allowedDomains.',
  needs: ['doubles', 'database'],
  shape: 'closed',
});

export const knownPersonEnters = defineCheck({
  id: 'closed.known-person-enters',
  requirement: 'google',
  level: 'MUST',
  text: 'With ALLOW_SOCIAL_REGISTRATION=false, a person who has an account still signs in with Google.',
  source: 'LibreChat documentation, Authentication: ALLOW_SOCIAL_REGISTRATION',
  cause: 'The account belongs to another provider, or its domain is no longer allowed.',
  remedy: 'Look for the refusal in the log of LibreChat, and compare provider and domain.',
  needs: ['doubles', 'database'],
  shape: 'closed',
});
