import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { loginCauses } from './login-causes.ts';

export const causes = defineCauses({
  rolePathWrong: {
    text: 'OPENID_REQUIRED_ROLE_PARAMETER_PATH or OPENID_REQUIRED_ROLE_TOKEN_KIND does not lead to the role in the token.',
    fix: 'Decode a token of the provider, and set both to the place of the role in it.',
    shownBy: /Received.*"200 \/login with an error"|role/i,
  },
  roleComparedLoosely: {
    text: 'The role is found by a part of its name.',
    fix: 'Compare roles as whole words.',
    shownBy: /Received.*"200 \/(c\/new)?"|a session[\s\S]*Received: true/,
  },
  roleKeptFromBefore: {
    text: 'The role is checked at the first login alone.',
    fix: 'Check the role in the token of every login.',
    shownBy: /Received.*"200 \/(c\/new)?"|a session[\s\S]*Received: true/,
  },
  cookiesGrowWithGroups: {
    text: 'Tokens with all groups are put into cookies, which then exceed what proxies accept.',
    fix: 'Keep tokens on the server, and let the provider send only the groups that LibreChat needs.',
    shownBy: /bytes/,
  },
});

const openid = { requirement: 'controlPlane', level: 'MUST' } as const;
const stored = { needs: ['doubles', 'database'] } as const;
const refusal = { ...stored, refusal: true } as const;
const keptOut = 'ends at the login page without session and account';

const roles = {
  source: ['librechat#2279', 'plan/sso'],
} as const;

export const roleAsText = defineCheck({
  ...openid,
  ...stored,
  ...roles,
  id: 'oauth.openid.role.as-text',
  text: 'A person whose role is a text and not a list gets in.',
  causes: [causes.rolePathWrong, loginCauses.loginRefused],
});

export const roleAmongGroups = defineCheck({
  ...openid,
  ...stored,
  ...roles,
  id: 'oauth.openid.role.among-200-groups',
  text: 'A person with the role and 200 groups gets in.',
  causes: [causes.rolePathWrong, loginCauses.loginRefused],
});

export const cookiesWithGroups = defineCheck({
  ...openid,
  ...stored,
  id: 'oauth.openid.role.cookies-with-200-groups',
  text: 'The cookies of a person with 200 groups stay under 4 KB.',
  source: ['nginx/large_client_header_buffers'],
  causes: [causes.cookiesGrowWithGroups],
});

export const roleOfSimilarName = defineCheck({
  ...openid,
  ...refusal,
  ...roles,
  id: 'oauth.openid.role.of-similar-name',
  text: `A person whose role only contains the name of the required one ${keptOut}.`,
  causes: [causes.roleComparedLoosely, loginCauses.errorHandlerMissing],
});

export const roleInOtherToken = defineCheck({
  ...openid,
  ...refusal,
  ...roles,
  id: 'oauth.openid.role.in-other-token',
  text: `Where the role is required in the ID token, a person who has it in the access token alone ${keptOut}.`,
  causes: [causes.roleComparedLoosely, loginCauses.errorHandlerMissing],
});

export const roleTakenAway = defineCheck({
  ...openid,
  ...refusal,
  ...roles,
  id: 'oauth.openid.role.taken-away',
  text: 'A person who lost the role since their last login ends at the login page without a session.',
  causes: [causes.roleKeptFromBefore, loginCauses.errorHandlerMissing],
});
