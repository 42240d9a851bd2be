import { refreshTokenHash } from '../../fixtures/clients/database-probe.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  conversationStored,
  messageStored,
  refreshTokenHashed,
  sessionStored,
  userStored,
} from './database.checks.ts';

test.describe('MongoDB connection works', () => {
  test(
    'a login is stored: the user, the session, and only the hash of the token',
    judges(userStored, sessionStored, refreshTokenHashed),
    async ({ employee, session }) => {
      await check(userStored, async ({ database }) => {
        const users = await database.users(employee.email ?? '');
        expect(users, 'users with that email').toMatchObject([
          { email: employee.email, name: employee.name, provider: 'openid' },
        ]);
      });
      await check(sessionStored, async ({ database }) => {
        const sessions = await database.sessionsOf(employee.email ?? '');
        expect(sessions, 'sessions of the user').toHaveLength(1);
        expect(sessions[0]?.expiration.getTime(), 'expiration').toBeGreaterThan(Date.now());
      });
      await check(refreshTokenHashed, async ({ database }) => {
        const sessions = await database.sessionsOf(employee.email ?? '');
        const hash = refreshTokenHash(session.refreshToken);
        expect(
          sessions.map((it) => it.refreshTokenHash),
          'stored hashes',
        ).toContain(hash);
        const holding = await database.collectionsHolding(session.refreshToken);
        expect(holding, 'collections that contain the token itself').toEqual([]);
      });
    },
  );

  test(
    'a chat in the page is stored',
    judges(conversationStored, messageStored),
    async ({ employee, signedInChat, modelOf, nonce }) => {
      const model = modelOf('OpenAI');
      const prompt = `Store this: ${nonce}`;
      await signedInChat.models.choose('OpenAI', model);
      await signedInChat.ask(prompt);
      const conversationId = signedInChat.conversationId ?? 'none';
      await check(conversationStored, async ({ database }) => {
        await expect
          .poll(() => database.conversationsOf(employee.email ?? ''), 'stored conversations')
          .toContainEqual(expect.objectContaining({ conversationId, endpoint: 'openAI', model }));
      });
      await check(messageStored, async ({ database }) => {
        const shown = (await signedInChat.lastAnswer.innerText()).trim();
        await expect
          .poll(
            async () => (await database.messages(conversationId)).map(textOf).sort(),
            'stored messages, in any order',
          )
          .toEqual([prompt, shown].sort());
      });
    },
  );
});

function textOf(message: { text?: string; content?: readonly { text?: string }[] }): string {
  return message.text || (message.content ?? []).map((part) => part.text ?? '').join('');
}
