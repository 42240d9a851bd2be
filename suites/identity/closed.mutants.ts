import { answered } from '../../fixtures/saboteur/changes.ts';
import { type DatabaseLie, defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { onCallback, onRefusal } from '../../fixtures/saboteur/sso.ts';
import {
  causes,
  googleMessage,
  googleNoAccount,
  knownPersonEnters,
  openidNoAccount,
} from './closed.checks.ts';

const accountOfTheRefused: DatabaseLie = {
  documents: (name, documents) => (name === 'users' ? [{ _id: 'of-the-refused' }] : documents),
};

export const mutants = defineMutants({
  'closed.registration-open': {
    violates: [googleNoAccount, googleMessage, openidNoAccount],
    cause: causes.registrationOpen,
    why: 'ALLOW_SOCIAL_REGISTRATION=true came back with an .env.example of a newer release.',
    deployment: { environment: { ALLOW_SOCIAL_REGISTRATION: 'true' } },
  },
  'closed.google-account-kept': {
    violates: [googleNoAccount],
    cause: causes.storedBeforeRefusal,
    why: 'The account is stored before the login is refused.',
    database: accountOfTheRefused,
  },
  'closed.google-bare-error': {
    violates: [googleMessage],
    cause: causes.bareErrorPage,
    why: 'The refused login ends on a page of the server, without words and without a way back.',
    traffic: onRefusal('google', answered({ status: 403, body: 'Forbidden' })),
  },
  'closed.openid-account-kept': {
    violates: [openidNoAccount],
    cause: causes.storedBeforeRefusal,
    why: 'The account is stored before the login is refused.',
    database: accountOfTheRefused,
  },
  'closed.domain-moved': {
    violates: [knownPersonEnters],
    cause: causes.domainMoved,
    why: 'The company has a new domain, and librechat.yaml lists only that one.',
    deployment: {
      librechatYaml: (content) => ({
        ...content,
        registration: { ...content.registration, allowedDomains: ['new-name.test'] },
      }),
    },
  },
  'closed.known-person-refused': {
    violates: [knownPersonEnters],
    cause: causes.knownPersonRefused,
    why: 'A fork refuses every social login while registration is closed.',
    traffic: onCallback('google', answered({ status: 403, body: 'Forbidden' })),
  },
});
