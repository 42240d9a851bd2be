import type { StoredDocument } from '../../fixtures/clients/database-probe.ts';
import { type DatabaseLie, defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  causes,
  conversationStored,
  messageStored,
  refreshTokenHashed,
  sessionStored,
  userStored,
} from './database.checks.ts';

/** The documents of one collection are changed for the probe. */
function documentsOf(
  collection: string,
  change: (documents: StoredDocument[]) => StoredDocument[],
): DatabaseLie {
  return {
    documents: (name, documents) => (name === collection ? change(documents) : documents),
  };
}

/** A field of every document of one collection has another value for the probe. */
function field(collection: string, name: string, value: unknown): DatabaseLie {
  return documentsOf(collection, (documents) => documents.map((it) => ({ ...it, [name]: value })));
}

const none = () => [];
const doubled = (documents: StoredDocument[]) => documents.flatMap((it) => [it, it]);

/** Cuts the end of every text of an answer. */
function cut(message: StoredDocument): StoredDocument {
  const parts = message.content as { text?: string }[] | undefined;
  return parts?.length
    ? { ...message, content: parts.map((part) => ({ ...part, text: part.text?.slice(0, -10) })) }
    : message;
}

export const mutants = defineMutants({
  'database.user-missing': {
    violates: [userStored],
    cause: causes.otherDatabase,
    why: 'MONGO_URI is not the database that is kept and backed up.',
    database: documentsOf('users', none),
  },
  'database.user-twice': {
    violates: [userStored],
    cause: causes.noUniqueIndex,
    why: 'Without its unique index (MONGO_AUTO_INDEX=false) a user is stored twice.',
    source: ['librechat:packages/data-schemas/src/schema/user.ts'],
    database: documentsOf('users', doubled),
  },
  'database.user-of-other-provider': {
    violates: [userStored],
    cause: causes.accountOfOtherLogin,
    why: 'The account was created by another login with the same email address.',
    source: ['librechat#6228'],
    database: field('users', 'provider', 'local'),
  },
  'database.user-without-name': {
    violates: [userStored],
    cause: causes.nameClaimWrong,
    why: 'A wrong OPENID_NAME_CLAIM leaves the name empty.',
    source: ['librechat-docs/configuration/dotenv#openid-connect'],
    database: field('users', 'name', undefined),
  },
  'database.conversation-missing': {
    violates: [conversationStored],
    cause: causes.conversationNotStored,
    why: 'The chat was temporary, or the write failed silently.',
    source: ['librechat:packages/data-schemas/src/schema/convo.ts'],
    database: documentsOf('conversations', none),
  },
  'database.conversation-of-other-endpoint': {
    violates: [conversationStored],
    cause: causes.presetStoredInstead,
    why: "A preset or model spec is stored instead of the user's choice.",
    source: ['librechat#7207'],
    database: field('conversations', 'endpoint', 'anthropic'),
  },
  'database.conversation-with-other-model': {
    violates: [conversationStored],
    cause: causes.presetStoredInstead,
    why: 'The default model is stored instead of the selected one.',
    source: ['librechat#10947'],
    database: field('conversations', 'model', 'gpt-5.4-mini'),
  },
  'database.answer-missing': {
    violates: [messageStored],
    cause: causes.answerNotStored,
    why: 'The stream ended before the answer was saved.',
    source: ['librechat#12411'],
    database: documentsOf('messages', (messages) => messages.slice(0, 1)),
  },
  'database.answer-cut': {
    violates: [messageStored],
    cause: causes.answerStoredInPart,
    why: 'Only the part before a disconnect was saved.',
    source: ['librechat#12411'],
    database: documentsOf('messages', (messages) => messages.map(cut)),
  },
  'database.messages-twice': {
    violates: [messageStored],
    cause: causes.turnStoredTwice,
    why: 'A retry by the proxy stores the turn again.',
    source: ['librechat:packages/data-schemas/src/schema/message.ts'],
    database: documentsOf('messages', doubled),
  },
  'database.session-missing': {
    violates: [sessionStored],
    cause: causes.sessionsElsewhere,
    why: 'Sessions are kept in memory or in another database, so a restart ends them.',
    source: ['librechat:packages/data-schemas/src/schema/session.ts'],
    database: documentsOf('sessions', none),
  },
  'database.session-twice': {
    violates: [sessionStored],
    cause: causes.twoSessionsPerLogin,
    why: 'One login creates two sessions, so logout leaves one behind.',
    source: ['librechat:packages/data-schemas/src/methods/session.ts'],
    database: documentsOf('sessions', doubled),
  },
  'database.session-expired': {
    violates: [sessionStored],
    cause: causes.refreshExpiryNotUnderstood,
    why: 'REFRESH_TOKEN_EXPIRY is not understood, so sessions expire in the past.',
    source: ['librechat-docs/configuration/dotenv#registration-and-login'],
    database: field('sessions', 'expiration', new Date(0)),
  },
  'database.token-in-clear': {
    violates: [refreshTokenHashed],
    cause: causes.tokenInClear,
    why: 'A fork stores the token itself, so a leaked backup opens every session.',
    database: { holding: (collections) => [...collections, 'sessions'] },
  },
  'database.token-hash-weak': {
    violates: [refreshTokenHashed],
    cause: causes.weakHash,
    why: 'A weaker hash than SHA-256 is stored.',
    database: field('sessions', 'refreshTokenHash', 'd41d8cd98f00b204e9800998ecf8427e'),
  },
});
