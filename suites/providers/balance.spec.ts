import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { saidBy } from '../../fixtures/clients/answer.ts';
import { startBalance } from '../../fixtures/stack/shapes/metered.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  answerCharged,
  balanceTold,
  cheaperAnswered,
  startBalanceGiven,
  tooExpensiveRejected,
} from './balance.checks.ts';
import { modelOf } from './names.ts';
import { words } from './numbered.ts';

const provider = 'openai';
const model = modelOf(provider);
/** No message of so many words costs less than the start balance, as a token costs at least a credit. */
const tooManyWords = startBalance + 500;

test.describe('The balance of tokens', () => {
  test(
    'given, charged and used up',
    judges(startBalanceGiven, answerCharged, tooExpensiveRejected, cheaperAnswered),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      await check(startBalanceGiven, async () =>
        expect(await chats.balance(), 'credits of the person').toBe(startBalance),
      );
      await counterpart('a message that the balance pays for is answered', async () => {
        const { text } = await chats.ask({ text: `First ${nonce}`, provider, model });
        expect(text, 'the answer').toContain(nonce);
      });
      await check(answerCharged, () =>
        expect.poll(() => chats.balance(), 'credits of the person').toBeLessThan(startBalance),
      );
      const text = `Expensive ${nonce} ${words(tooManyWords)}`;
      const { failure } = await chats.ask({ text, provider, model });
      await check(tooExpensiveRejected, async () => {
        expect(failure, 'answer to the message over the balance').toContain('token_balance');
        const asked = await doubles.providerRequests(`Expensive ${nonce}`);
        expect(asked, 'requests for the message over the balance').toEqual([]);
      });
      await check(cheaperAnswered, async () => {
        const after = await chats.ask({ text: `Cheaper ${nonce}`, provider, model });
        expect(saidBy(after), 'answer to the message after it').toContain('Cheaper');
      });
    },
  );

  test('in the page', judges(balanceTold), async ({ signedInChat: chat, nonce }) => {
    await chat.send(`Long ${nonce} ${words(tooManyWords)}`);
    await check(balanceTold, async () => {
      await expect(chat.failure, 'what the page says').toContainText(/funds|balance/i);
      await expect(chat.sendButton, 'page says: send').toBeVisible();
    });
  });
});
