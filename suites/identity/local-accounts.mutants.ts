import { answered, json } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { RequestMessage, Rule } from '../../fixtures/saboteur/rules.ts';
import { causes, notEnumerable, otherDomain } from './local-accounts.checks.ts';

const login = 'POST /api/auth/login';
const signedIn = { token: 'of-the-outsider', user: {} };
const isOutside = ({ body }: RequestMessage) => body.includes('@outsider.test');
const isUnknown = ({ body }: RequestMessage) => body.includes('nobody.');

/** Answers the sign-ins that a request describes. */
const toThose = (
  wanted: (request: RequestMessage) => boolean,
  response: NonNullable<Rule['response']>,
): Rule[] => [
  {
    on: login,
    request: (request, { memory }) => {
      memory.set('wanted', wanted(request));
      return undefined;
    },
    response: (message, play) => {
      if (play.memory.get('wanted')) response(message, play);
    },
  },
];

export const mutants = defineMutants({
  'local-accounts.domain-only-at-registration': {
    violates: [otherDomain],
    cause: causes.domainOnlyAtRegistration,
    why: 'The strategy of passwords does not know the list of domains.',
    source: ['librechat:api/strategies/localStrategy.js'],
    traffic: toThose(
      isOutside,
      answered({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(signedIn),
      }),
    ),
  },
  'local-accounts.domain-list-lost': {
    violates: [otherDomain],
    cause: causes.domainOnlyAtRegistration,
    why: 'librechat.yaml was written anew without registration.allowedDomains.',
    deployment: {
      librechatYaml: ({ registration: { socialLogins }, ...content }) => ({
        ...content,
        registration: { socialLogins },
      }),
    },
  },
  'local-accounts.reason-told': {
    violates: [notEnumerable],
    cause: causes.reasonTold,
    why: 'The strategy says that the address does not exist.',
    source: ['librechat:api/strategies/localStrategy.js'],
    traffic: toThose(
      isUnknown,
      json(() => ({ message: 'Email does not exist.' })),
    ),
  },
  'local-accounts.status-tells': {
    violates: [notEnumerable],
    cause: causes.statusTells,
    why: 'A fork answers 404 to unknown addresses and 401 to wrong passwords.',
    traffic: toThose(isUnknown, (response) => {
      response.status = 401;
    }),
  },
});
