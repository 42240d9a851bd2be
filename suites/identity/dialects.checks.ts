import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { loginCauses } from './login-causes.ts';

export const causes = defineCauses({
  kindNotSupported: {
    text: 'This release does not look for roles where OPENID_REQUIRED_ROLE_TOKEN_KIND says.',
    fix: 'Upgrade to v0.8.6 or later for userinfo, or let the provider put the role into the ID token.',
    shownBy: /Received.*"(500 \/oauth|200 \/login with an error)/,
  },
  roleNotRequired: {
    text: 'OPENID_REQUIRED_ROLE is not set, so everybody whom the provider knows gets in.',
    fix: 'Set OPENID_REQUIRED_ROLE, and the kind of token and the path that lead to it.',
    shownBy: /Received.*"200 \/(c\/new)?"/,
  },
  wrongTokenRead: {
    text: 'The role is read from another token than OPENID_REQUIRED_ROLE_TOKEN_KIND says.',
    fix: 'Use the OpenID strategy of LibreChat unchanged.',
    shownBy: /Received.*"200 \/(c\/new)?"/,
  },
  kindUnknown: {
    text: 'Since v0.8.6 an unknown OPENID_REQUIRED_ROLE_TOKEN_KIND throws, so every login ends on a bare 500 page.',
    fix: 'Set OPENID_REQUIRED_ROLE_TOKEN_KIND to id, access or userinfo.',
    shownBy: /500 \/oauth\/openid\/callback/,
  },
});

const common = {
  requirement: 'accessControl',
  level: 'MUST',
  needs: ['doubles', 'database'],
  source: ['librechat#2279', 'librechat:api/strategies/openidStrategy.js'],
} as const;
const admitted = { ...common, causes: [causes.kindNotSupported] } as const;
const refused = {
  ...common,
  refusal: true,
  causes: [causes.roleNotRequired, causes.wrongTokenRead, loginCauses.errorHandlerMissing],
} as const;
const keptOut = 'ends at the login page without session and account';

export const keycloakAdmitted = defineCheck({
  ...admitted,
  shape: 'role-in-access-token',
  id: 'dialects.keycloak.admitted',
  text: 'A person of Keycloak, whose realm role is in the access token alone, gets in.',
});

export const keycloakRefused = defineCheck({
  ...refused,
  shape: 'role-in-access-token',
  id: 'dialects.keycloak.refused',
  text: `A person of Keycloak without the realm role ${keptOut}.`,
});

export const roleOfIdTokenIgnored = defineCheck({
  ...refused,
  shape: 'role-in-access-token',
  id: 'dialects.keycloak.id-token-ignored',
  text: `Where the role is required in the access token, a person who has it in the ID token alone ${keptOut}.`,
});

const userinfo = {
  source: ['librechat#13182', 'librechat:api/strategies/openidStrategy.js'],
  shape: 'role-in-userinfo',
} as const;

export const oktaAdmitted = defineCheck({
  ...admitted,
  ...userinfo,
  id: 'dialects.okta.admitted',
  text: 'A person of Okta, whose groups are in userinfo alone, gets in.',
});

export const oktaRefused = defineCheck({
  ...refused,
  ...userinfo,
  id: 'dialects.okta.refused',
  text: `A person of Okta without the group ${keptOut}.`,
});

export const authentikAdmitted = defineCheck({
  ...admitted,
  ...userinfo,
  id: 'dialects.authentik.admitted',
  text: 'A person of Authentik, whose groups are in ID token and userinfo, gets in.',
});

export const misspelledKind = defineCheck({
  ...common,
  shape: 'role-kind-misspelled',
  id: 'dialects.misspelled-kind',
  text: 'Where the kind of token is misspelled, a login ends at the login page, which says that it failed.',
  causes: [causes.kindUnknown, loginCauses.refusalLosesReason, causes.roleNotRequired],
});
