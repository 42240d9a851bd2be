import { location } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  admitsTheRefused,
  bareError,
  refusesTheAdmitted,
  whenAdmitted,
  whenRefused,
} from '../../fixtures/saboteur/sso.ts';
import * as checks from './dialects.checks.ts';
import { loginCauses } from './login-causes.ts';

const { causes } = checks;
export const mutants = defineMutants({
  'dialects.kind-not-supported': {
    violates: [checks.oktaAdmitted, checks.authentikAdmitted],
    why: 'Before v0.8.6 the role was looked for in ID and access token alone.',
    source: ['librechat#13182'],
    cause: causes.kindNotSupported,
    traffic: refusesTheAdmitted('openid'),
  },
  'dialects.nested-path-not-followed': {
    violates: [checks.keycloakAdmitted],
    why: 'A fork takes the path for the name of one claim.',
    cause: causes.kindNotSupported,
    traffic: refusesTheAdmitted('openid'),
  },
  'dialects.keycloak-role-not-required': {
    violates: [checks.keycloakRefused],
    why: 'OPENID_REQUIRED_ROLE is lost when the variables move to another file.',
    cause: causes.roleNotRequired,
    traffic: admitsTheRefused('openid'),
  },
  'dialects.okta-role-not-required': {
    violates: [checks.oktaRefused],
    why: 'OPENID_REQUIRED_ROLE is lost when the variables move to another file.',
    cause: causes.roleNotRequired,
    traffic: admitsTheRefused('openid'),
  },
  'dialects.id-token-read': {
    violates: [checks.roleOfIdTokenIgnored],
    why: 'A fork looks for the role in every token that it has.',
    cause: causes.roleNotRequired,
    traffic: admitsTheRefused('openid'),
  },
  'dialects.refusal-without-handler': {
    violates: [checks.keycloakRefused, checks.oktaRefused, checks.roleOfIdTokenIgnored],
    why: 'A refused login ends on a bare error page.',
    cause: loginCauses.errorHandlerMissing,
    traffic: whenRefused('openid', bareError),
  },
  'dialects.misspelled-kind-throws': {
    violates: [checks.misspelledKind],
    why: 'Since v0.8.6 an unknown kind throws in the strategy.',
    source: ['librechat:api/strategies/openidStrategy.js'],
    cause: causes.kindUnknown,
    traffic: whenRefused('openid', bareError),
  },
  'dialects.misspelled-kind-silent': {
    violates: [checks.misspelledKind],
    why: 'A proxy drops the query of redirects.',
    cause: loginCauses.refusalLosesReason,
    traffic: whenRefused(
      'openid',
      location((_, { origin }) => `${origin}/login`),
    ),
  },
  'dialects.role-lookup-throws': {
    violates: [checks.keycloakAdmitted, checks.oktaAdmitted, checks.authentikAdmitted],
    why: 'The strategy takes the list of roles for a text, and the error ends on a bare page.',
    cause: causes.kindNotSupported,
    traffic: whenAdmitted('openid', bareError),
  },
});
