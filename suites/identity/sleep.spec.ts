import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { sleepPastTokenLife } from '../../fixtures/pages/sleep.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { answerKept, draftKept } from './sleep.checks.ts';

test.describe("A laptop that sleeps past the access token's life", () => {
  test('while somebody types', judges(draftKept), async ({ signedInChat, doubles, nonce }) => {
    const chat = signedInChat;
    const draft = `Half a sentence ${nonce}`;
    await chat.composer.fill(draft);
    const expired = await sleepPastTokenLife(chat);
    await check(draftKept, async () => {
      await expect(chat.composer, 'the text that was typed').toHaveValue(draft);
      await chat.sendButton.click();
      await chat.answerCompleted(1);
      expect(expired.refused(), 'calls refused with the expired token').toBeGreaterThan(0);
      const [asked] = await doubles.chats(draft);
      await expect(chat.lastAnswer, 'the answer').toHaveText(asked?.answer ?? 'none');
    });
  });

  test(
    'in the middle of an answer',
    judges(answerKept),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const prompt = `Say ${nonce}`;
      await doubles.behave(prompt, watchable);
      await chat.send(prompt);
      await chat.lastAnswer.filter({ hasText: /\S/ }).waitFor();
      const expired = await sleepPastTokenLife(chat);
      await check(answerKept, async () => {
        const [asked] = await doubles.chats(prompt);
        await expect(chat.lastAnswer, 'the answer').toHaveText(asked?.answer ?? 'none');
        await chat.answerCompleted(1);
        await chat.ask(`Say more than ${nonce}`);
        expect(expired.refused(), 'calls refused with the expired token').toBeGreaterThan(0);
      });
    },
  );
});
