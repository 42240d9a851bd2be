import { addCookie } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  admitsTheRefused,
  bareError,
  refusesTheAdmitted,
  whenAdmitted,
  whenRefused,
} from '../../fixtures/saboteur/sso.ts';
import { ofOtherProvider } from './account-owners.checks.ts';
import { loginCauses } from './login-causes.ts';
import * as checks from './required-role.checks.ts';

const { causes } = checks;

export const mutants = defineMutants({
  'who.role-path-wrong': {
    violates: [checks.roleAsText, checks.roleAmongGroups],
    why: 'OPENID_REQUIRED_ROLE_PARAMETER_PATH is that of another provider.',
    cause: causes.rolePathWrong,
    traffic: refusesTheAdmitted('openid'),
  },
  'who.role-compared-loosely': {
    violates: [checks.roleOfSimilarName, checks.roleInOtherToken],
    why: 'A modified strategy looks whether the token contains the name of the role.',
    cause: causes.roleComparedLoosely,
    traffic: admitsTheRefused('openid'),
  },
  'who.role-kept': {
    violates: [checks.roleTakenAway],
    why: 'A fork checks the role when it makes the account, and not again.',
    cause: causes.roleKeptFromBefore,
    traffic: admitsTheRefused('openid'),
  },
  'who.tokens-in-cookies': {
    violates: [checks.cookiesWithGroups],
    why: 'Without an express session, LibreChat puts the tokens of the provider into cookies (pull request 11236).',
    cause: causes.cookiesGrowWithGroups,
    traffic: whenAdmitted('openid', (response, play) => {
      for (const name of ['openid_access_token', 'openid_id_token'])
        addCookie(`${name}=${'x'.repeat(3_000)}; Path=/; HttpOnly`)(response, play);
    }),
  },
  'who.refusal-without-handler': {
    violates: [
      checks.roleOfSimilarName,
      checks.roleInOtherToken,
      checks.roleTakenAway,
      ofOtherProvider.openid,
    ],
    why: 'A refused login ends on a bare error page.',
    cause: loginCauses.errorHandlerMissing,
    traffic: whenRefused('openid', bareError),
  },
  'who.role-path-of-keycloak': {
    violates: [checks.roleAsText, checks.roleAmongGroups],
    why: 'The path to the role is still the one of the provider before.',
    source: ['librechat#2279'],
    cause: causes.rolePathWrong,
    deployment: { environment: { OPENID_REQUIRED_ROLE_PARAMETER_PATH: 'realm_access.roles' } },
  },
  'who.groups-in-session-cookie': {
    violates: [checks.cookiesWithGroups],
    why: 'A fork keeps the profile of the provider in a cookie of its own.',
    cause: causes.cookiesGrowWithGroups,
    traffic: whenAdmitted(
      'openid',
      addCookie(`openid_profile=${'g'.repeat(3_900)}; Path=/; HttpOnly`),
    ),
  },
});
