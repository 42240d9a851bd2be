import { defineCheck } from '../../fixtures/checks/types.ts';

const cause =
  'MONGO_URI names a different host or database than the one you keep, or writes fail although the connection succeeded.';
const remedy =
  "Compare MONGO_URI of the running server with the database that you back up, and look for Mongoose errors in the server's log.";

export const userStored = defineCheck({
  id: 'database.user-stored',
  requirement: 'database',
  level: 'MUST',
  text: 'A user who signs in is stored once, with email address, provider and name.',
  source: 'Plan, User Data: Conversations stored in MongoDB; librechat.md row 12',
  cause,
  remedy,
  needs: ['database', 'doubles'],
});

export const conversationStored = defineCheck({
  id: 'database.conversation-stored',
  requirement: 'database',
  level: 'MUST',
  text: 'A chat in the page is stored as a conversation of that user, with endpoint and model.',
  source: 'Plan, User Data: Conversations stored in MongoDB',
  cause,
  remedy,
  needs: ['database', 'doubles'],
});

export const messageStored = defineCheck({
  id: 'database.message-stored',
  requirement: 'database',
  level: 'MUST',
  text: 'The prompt and the complete answer are stored as two messages of that conversation.',
  source: 'Plan, User Data: Conversations stored in MongoDB',
  cause,
  remedy,
  needs: ['database', 'doubles'],
});

export const sessionStored = defineCheck({
  id: 'database.session-stored',
  requirement: 'database',
  level: 'MUST',
  text: 'A login creates exactly one stored session for that user, and it expires in the future.',
  source: 'Plan, Architecture: MongoDB (Sessions); librechat.md B2',
  cause,
  remedy,
  needs: ['database', 'doubles'],
});

export const refreshTokenHashed = defineCheck({
  id: 'database.refresh-token-hashed',
  requirement: 'database',
  level: 'MUST',
  text: 'The database stores only the SHA-256 hash of the refresh token.',
  source: 'OWASP ASVS 5.0, 11.4.1; librechat.md B2',
  cause: 'A fork or plugin stores the token itself, so a leaked backup opens every session.',
  remedy: 'Store only the SHA-256 hash of the refresh token (field refreshTokenHash of sessions).',
  needs: ['database', 'doubles'],
});
