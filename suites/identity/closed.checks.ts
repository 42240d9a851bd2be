import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  registrationOpen: {
    text: 'ALLOW_SOCIAL_REGISTRATION is true, or not set in the environment that LibreChat reads.',
    fix: 'Set ALLOW_SOCIAL_REGISTRATION=false and restart LibreChat.',
    shownBy: /page: is at \S+\/c\/new|"provider": "(google|openid)"|a message|stored users/,
  },
  storedBeforeRefusal: {
    text: 'The account is stored before the login is refused.',
    fix: 'Upgrade LibreChat, or remove the change to its social login.',
    shownBy: /stored users[\s\S]*of-the-refused/,
  },
  bareErrorPage: {
    text: 'The refused login ends on a page of the server or of a gateway, without a way back.',
    fix: 'Pass the redirect of /oauth/google/callback through unchanged.',
    shownBy: /\/oauth\/\S+ → (4|5)\d\d/,
  },
  openidIgnoresIt: {
    text: 'LibreChat does not read ALLOW_SOCIAL_REGISTRATION for OpenID.',
    fix: 'Restrict who may sign in with OPENID_REQUIRED_ROLE or registration.allowedDomains.',
    shownBy: /stored users/,
  },
  domainMoved: {
    text: 'registration.allowedDomains in librechat.yaml does not list the domain of the person.',
    fix: 'Add the domain to registration.allowedDomains.',
    shownBy: /error=auth_failed|domain/i,
  },
  knownPersonRefused: {
    text: 'LibreChat or a gateway refuses every social login while registration is closed.',
    fix: 'Look for the refusal in the log of LibreChat, and compare the provider of the account.',
    shownBy: /\/oauth\/google\/callback → (4|5)\d\d/,
  },
});

export const googleNoAccount = defineCheck({
  id: 'closed.google-no-account',
  requirement: 'google',
  level: 'MUST',
  text: 'With ALLOW_SOCIAL_REGISTRATION=false, an unknown person who signs in with Google gets no account.',
  source: ['librechat-docs/configuration/dotenv#social-logins'],
  causes: [causes.storedBeforeRefusal, causes.registrationOpen],
  needs: ['doubles', 'database'],
  shape: 'closed',
  refusal: true,
});

export const googleMessage = defineCheck({
  id: 'closed.google-message',
  requirement: 'google',
  level: 'MUST',
  text: 'With ALLOW_SOCIAL_REGISTRATION=false, an unknown person who signs in with Google comes back to the login page and sees a message.',
  source: ['asvs/16.5.1', 'librechat:api/server/routes/oauth.js'],
  causes: [causes.bareErrorPage, causes.registrationOpen],
  needs: ['doubles'],
  shape: 'closed',
});

export const openidNoAccount = defineCheck({
  id: 'closed.openid-no-account',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'With ALLOW_SOCIAL_REGISTRATION=false, an unknown person who signs in through the Control Plane gets no account.',
  source: [
    'librechat-docs/configuration/dotenv#social-logins',
    'librechat:api/strategies/openidStrategy.js',
  ],
  causes: [causes.storedBeforeRefusal, causes.registrationOpen, causes.openidIgnoresIt],
  needs: ['doubles', 'database'],
  shape: 'closed',
  refusal: true,
});

export const knownPersonEnters = defineCheck({
  id: 'closed.known-person-enters',
  requirement: 'google',
  level: 'MUST',
  text: 'With ALLOW_SOCIAL_REGISTRATION=false, a person who has an account still signs in with Google.',
  source: ['librechat-docs/configuration/dotenv#social-logins'],
  causes: [causes.knownPersonRefused, causes.domainMoved],
  needs: ['doubles', 'database'],
  shape: 'closed',
});
