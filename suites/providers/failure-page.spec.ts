import { check, expect, judges, test } from '../../fixtures/test.ts';
import { pageGoesOn, quickFailures } from './failure-page.checks.ts';
import { type Failure, failures } from './failures.ts';

const [first, ...others] = quickFailures.map((name) => pageGoesOn[name]);
const longestTestMs = 600_000;
/** An answer that is over before the page opens its stream is what providers.stream.page.over-before-opened is about. */
const firstAfterMs = 1_000;

test(
  'The page after each way to fail',
  judges(first as (typeof others)[number], ...others),
  async ({ signedInChat: chat, doubles, nonce }, info) => {
    info.setTimeout(longestTestMs);
    for (const name of quickFailures) {
      const prompt = `Fail ${name} ${nonce}`;
      const { behaviour }: Failure = failures[name];
      await doubles.behave(prompt, { ...behaviour, answer: { ...behaviour.answer, firstAfterMs } });
      await chat.open();
      await chat.send(prompt);
      await expect.poll(async () => (await doubles.chats(prompt)).length).toBeGreaterThan(0);
      await check(pageGoesOn[name], async () => {
        await expect(chat.sendButton, 'send button').toBeVisible();
        await chat.addressTaken();
        await chat.send(`Next ${name} ${nonce}`);
        await expect(chat.lastAnswer, 'the answer to the next message').toContainText(
          `You said: Next ${name}`,
        );
      });
    }
  },
);
