import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  otherDatabase: {
    text: 'MONGO_URI names a different host or database than the one you keep, or writes fail although the connection succeeded.',
    fix: "Compare MONGO_URI of the running server with the database that you back up, and look for Mongoose errors in the server's log.",
    shownBy:
      /Received array: +\[\]|Received length: 0|\+ Array \[\]$|users with that email[\s\S]*\+ Array \[\]/,
  },
  noUniqueIndex: {
    text: 'Without its unique index a user is stored twice (MONGO_AUTO_INDEX=false, or an index that could not be built).',
    fix: 'Remove the duplicates, then create the indexes: start LibreChat once with MONGO_AUTO_INDEX unset.',
    shownBy: /users with that email\n- Expected +- +0/,
  },
  accountOfOtherLogin: {
    text: 'The account was created by another login with the same email address.',
    fix: 'Migrate the account to the OpenID login, or remove it.',
    shownBy: /\+ +"provider":/,
  },
  nameClaimWrong: {
    text: 'OPENID_NAME_CLAIM names a claim that the token does not have, so the name is empty.',
    fix: 'Unset OPENID_NAME_CLAIM, or set it to a claim of the ID token.',
    shownBy: /\+ +"name": (undefined|""|null)/,
  },
  conversationNotStored: {
    text: 'The conversation is not stored: the chat was temporary, or the write failed silently.',
    fix: 'Look for Mongoose errors in the log, and for interface.temporaryChat in librechat.yaml.',
    shownBy: /stored conversations[\s\S]*Received array: \[\]/,
  },
  presetStoredInstead: {
    text: "A preset or model spec is stored instead of the user's choice.",
    fix: 'Look for modelSpecs (enforce, prioritize) in librechat.yaml and for pinned presets.',
    shownBy: /Received array: [\s\S]*"(endpoint": "(?!openAI")|model": "(?!gpt-5\.4"))/,
  },
  answerNotStored: {
    text: 'The stream ended before the answer was stored.',
    fix: 'Look for errors around the end of the stream in the log, and for a proxy that cuts long responses.',
    shownBy: /stored messages[\s\S]*Expected +- +1\s+\+ Received +\+ +0/,
  },
  answerStoredInPart: {
    text: 'Only the part of the answer before a disconnect was stored.',
    fix: 'Raise the read timeout of the proxy, and look for aborted streams in the log.',
    shownBy: /stored messages[\s\S]*Expected +- +1\s+\+ Received +\+ +1/,
  },
  turnStoredTwice: {
    text: 'A retry by the proxy stores the turn again.',
    fix: 'Turn off retries of POST requests at the proxy (nginx proxy_next_upstream).',
    shownBy: /stored messages[\s\S]*Expected +- +0\s+\+ Received +\+ +\d/,
  },
  sessionsElsewhere: {
    text: 'Sessions are kept in memory or in another database, so a restart ends them.',
    fix: 'Compare MONGO_URI of the running server with the database that you back up.',
    shownBy: /sessions of the user[\s\S]*Received length: 0/,
  },
  twoSessionsPerLogin: {
    text: 'One login creates two sessions, so logout leaves one behind.',
    fix: 'Look for a callback that the proxy or the browser sends twice.',
    shownBy: /Received length: [2-9]/,
  },
  refreshExpiryNotUnderstood: {
    text: 'LibreChat does not understand REFRESH_TOKEN_EXPIRY, so sessions expire in the past.',
    fix: 'Set REFRESH_TOKEN_EXPIRY to a plain number of milliseconds.',
    shownBy: /expiration\nExpected: >/,
  },
  tokenInClear: {
    text: 'A fork or plugin stores the refresh token itself, so a leaked backup opens every session.',
    fix: 'Store only the SHA-256 hash of the refresh token (field refreshTokenHash of sessions).',
    shownBy: /collections that contain the token itself/,
  },
  weakHash: {
    text: 'A fork stores a weaker hash than SHA-256.',
    fix: 'Store only the SHA-256 hash of the refresh token (field refreshTokenHash of sessions).',
    shownBy: /stored hashes/,
  },
});

export const userStored = defineCheck({
  id: 'database.user-stored',
  requirement: 'database',
  level: 'MUST',
  text: 'A user who signs in is stored once, with email address, provider and name.',
  source: ['plan/user-data', 'librechat:packages/data-schemas/src/schema/user.ts'],
  causes: [
    causes.noUniqueIndex,
    causes.accountOfOtherLogin,
    causes.nameClaimWrong,
    causes.otherDatabase,
  ],
  needs: ['database', 'doubles'],
});

export const conversationStored = defineCheck({
  id: 'database.conversation-stored',
  requirement: 'database',
  level: 'MUST',
  text: 'A chat in the page is stored as a conversation of that user, with endpoint and model.',
  source: ['plan/user-data'],
  causes: [causes.conversationNotStored, causes.presetStoredInstead],
  needs: ['database', 'doubles'],
});

export const messageStored = defineCheck({
  id: 'database.message-stored',
  requirement: 'database',
  level: 'MUST',
  text: 'The prompt and the complete answer are stored as two messages of that conversation.',
  source: ['plan/user-data'],
  causes: [
    causes.answerNotStored,
    causes.answerStoredInPart,
    causes.turnStoredTwice,
    causes.otherDatabase,
  ],
  needs: ['database', 'doubles'],
});

export const sessionStored = defineCheck({
  id: 'database.session-stored',
  requirement: 'database',
  level: 'MUST',
  text: 'A login creates exactly one stored session for that user, and it expires in the future.',
  source: ['plan/architecture', 'librechat:packages/data-schemas/src/schema/session.ts'],
  causes: [causes.sessionsElsewhere, causes.twoSessionsPerLogin, causes.refreshExpiryNotUnderstood],
  needs: ['database', 'doubles'],
});

export const refreshTokenHashed = defineCheck({
  id: 'database.refresh-token-hashed',
  requirement: 'database',
  level: 'MUST',
  text: 'The database stores only the SHA-256 hash of the refresh token.',
  source: ['asvs/11.4.1', 'librechat:packages/data-schemas/src/methods/session.ts'],
  causes: [causes.tokenInClear, causes.weakHash],
  needs: ['database', 'doubles'],
});
