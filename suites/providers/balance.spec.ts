import { counterpart } from '../../fixtures/checks/counterpart.ts';
import type { Answer } from '../../fixtures/clients/answer.ts';
import type { ChatClient } from '../../fixtures/clients/chat.ts';
import { startBalance } from '../../fixtures/stack/shapes/metered.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  answerCharged,
  balanceTold,
  cheaperAnswered,
  conversationGoesOn,
  longMessageTold,
  requestBelowContext,
  startBalanceGiven,
  tooExpensiveRejected,
} from './balance.checks.ts';
import { modelOf } from './names.ts';

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
        expect(after.text || after.failure, 'answer to the message after it').toContain('Cheaper');
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

const maxContextTokens = 1_500;
const wordsOfMessage = 250;
const messages = 6;

test.describe('The maximum context', () => {
  test(
    'a long conversation',
    judges(conversationGoesOn, requestBelowContext, longMessageTold),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      const prompts = Array.from(
        { length: messages },
        (_, index) => `Message ${index + 1} ${nonce} ${words(wordsOfMessage)}`,
      );
      const answers: Answer[] = [];
      for (const text of prompts) {
        await doubles.behave(text, { answer: quickly(words(wordsOfMessage)) });
        await doubles.behave(text, { requests: 'auxiliary', answer: quickly('They counted.') });
        answers.push(await ask(chats, text, answers.at(-1)));
      }
      await check(conversationGoesOn, () => {
        for (const [index, { text, failure }] of answers.entries())
          expect(text || failure, `the answer to message ${index + 1}`).toBe(words(wordsOfMessage));
      });
      await check(requestBelowContext, async () => {
        const asked = (await Promise.all(prompts.map((it) => doubles.chats(it)))).flat();
        const sizes = asked.map((it) => it.messages.join(' ').split(/\s+/).length);
        expect(Math.max(...sizes), 'words of the request').toBeLessThan(maxContextTokens);
        const last = asked.map((it) => it.messages.at(-1));
        const expected = asked.map(({ prompt }) => prompt);
        expect(last, 'the last message of the request').toEqual(expected);
      });

      const text = `Long ${nonce} ${words(maxContextTokens + 100)}`;
      const { failure } = await ask(chats, text);
      await check(longMessageTold, async () => {
        expect(failure, 'what the person reads').toMatch(/\p{L}+ \p{L}+/u);
        const asked = await doubles.chats(text);
        expect(asked, 'requests for the message that is too long').toEqual([]);
      });
    },
  );
});

/** Words that are one token each for every model. */
function words(count: number): string {
  const each = ['time', 'year', 'people', 'way', 'day', 'man', 'thing', 'world', 'life', 'hand'];
  return Array.from({ length: count }, (_, index) => each[index % each.length]).join(' ');
}

function quickly(text: string) {
  return { text, pieceLength: 100, everyMs: 5 };
}

function ask(chats: ChatClient, text: string, after?: Answer): Promise<Answer> {
  const fields = { maxContextTokens };
  return chats.ask({ text, provider, model, fields, ...(after ? { after } : {}) });
}
