import { type Answer, saidBy } from '../../fixtures/clients/answer.ts';
import { providerNames } from '../../fixtures/doubles/providers/names.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { conversationGoesOn, longMessageTold, requestBelowContext } from './context.checks.ts';
import { labels, modelOf } from './names.ts';
import { words } from './numbered.ts';

const maxContextTokens = 1_500;
const wordsOfMessage = 250;
const messages = 6;
/** A release whose answers do not end is waited for seven times. */
const longestTestMs = 300_000;

test.describe('The maximum context', () => {
  for (const provider of providerNames)
    test(
      `in a long conversation with ${labels[provider]}`,
      judges(
        conversationGoesOn[provider],
        requestBelowContext[provider],
        longMessageTold[provider],
      ),
      async ({ newChats, doubles, nonce }, info) => {
        info.setTimeout(longestTestMs);
        const chats = await newChats();
        const model = modelOf(provider);
        const ask = (text: string, after?: Answer) =>
          chats.ask({
            text,
            provider,
            model,
            fields: { maxContextTokens },
            ...(after ? { after } : {}),
          });

        const prompts = Array.from(
          { length: messages },
          (_, index) => `Message ${index + 1} ${nonce} ${words(wordsOfMessage)}`,
        );
        const answers: Answer[] = [];
        for (const text of prompts) {
          await doubles.behave(text, { answer: quickly(words(wordsOfMessage)) });
          await doubles.behave(text, { requests: 'auxiliary', answer: quickly('They counted.') });
          answers.push(await ask(text, answers.at(-1)));
        }
        await check(conversationGoesOn[provider], () => {
          for (const [index, answer] of answers.entries())
            expect(saidBy(answer), `the answer to message ${index + 1}`).toBe(
              words(wordsOfMessage),
            );
        });
        await check(requestBelowContext[provider], async () => {
          const asked = (await Promise.all(prompts.map((it) => doubles.chats(it)))).flat();
          const sizes = asked.map((it) => it.messages.join(' ').split(/\s+/).length);
          expect(Math.max(...sizes), 'words of the request').toBeLessThan(maxContextTokens);
          const last = asked.map((it) => it.messages.at(-1));
          const expected = asked.map(({ prompt }) => prompt);
          expect(last, 'the last message of the request').toEqual(expected);
        });

        const text = `Long ${nonce} ${words(maxContextTokens + 100)}`;
        const { failure } = await ask(text);
        await check(longMessageTold[provider], async () => {
          expect(failure, 'what the person reads').toMatch(/\p{L}+ \p{L}+/u);
          const asked = await doubles.chats(text);
          expect(asked, 'requests for the message that is too long').toEqual([]);
        });
      },
    );
});

function quickly(text: string) {
  return { text, pieceLength: 100, everyMs: 5 };
}
