import { randomUUID } from 'node:crypto';
import { textOfMessage } from '../../fixtures/clients/answer.ts';
import type { ChatClient } from '../../fixtures/clients/chat.ts';
import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import { loseFirstResponse } from '../../fixtures/pages/lost-response.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { modelOf } from './names.ts';
import { numbered } from './numbered.ts';
import { beginSecond, secondAnswer, secondWithinMs } from './second-answer.ts';
import {
  billedOnce,
  doubleClick,
  doubleEnter,
  lateRetry,
  lostResponse,
  reconnected,
  retriedFollowUp,
  retriedNew,
} from './twice.checks.ts';

const provider = 'openai';
const model = modelOf(provider);
/** Long enough to be sent again while it is answered. */
const slow = numbered(30, { everyMs: 100 });
const short = numbered(6, { everyMs: 20 });
const lateMs = 10_000;

test.describe('Sending twice', () => {
  test('the first message', judges(retriedNew), async ({ newChats, doubles, nonce }) => {
    const chats = await newChats();
    const text = `Twice ${nonce}`;
    await doubles.behave(text, { answer: slow });
    const prompt = { text, provider, model, fields: { clientRequestId: randomUUID() } } as const;
    const [first, second] = await Promise.all([chats.start(prompt), chats.start(prompt)]);
    for (const { streamId } of [first, second])
      if (streamId) await chats.answerOf(streamId, { resume: true });
    await check(retriedNew, () => answeredOnce(doubles, text));
  });

  test('on the bill', judges(billedOnce), async ({ newChats, doubles, nonce }) => {
    const chats = await newChats();
    const creditsFor = async (text: string, attempts: number) => {
      await doubles.behave(text, { answer: short });
      const before = await settledBalance(chats);
      const prompt = { text, provider, model, fields: { clientRequestId: randomUUID() } } as const;
      const begun = await Promise.all(Array.from({ length: attempts }, () => chats.start(prompt)));
      for (const id of new Set(begun.map(({ streamId }) => streamId)))
        if (id) await chats.answerOf(id, { resume: true });
      return before - (await settledBalance(chats));
    };
    const once = await creditsFor(`Sent once ${nonce}`, 1);
    const twice = await creditsFor(`Sent both ${nonce}`, 2);
    await check(billedOnce, () => {
      expect(once, 'credits for a message sent once').toBeGreaterThan(0);
      expect(twice / once, 'credits for a message sent twice, in messages').toBeLessThan(1.5);
    });
  });

  test('a follow-up', judges(retriedFollowUp), async ({ newChats, doubles, nonce }) => {
    const chats = await newChats();
    const after = await chats.ask({ text: `First ${nonce}`, provider, model });
    const text = `Again ${nonce}`;
    await doubles.behave(text, { answer: slow });
    const fields = { clientRequestId: randomUUID() };
    const prompt = { text, provider, model, after, fields } as const;
    await chats.start(prompt);
    await expect.poll(async () => (await doubles.chats(text)).length).toBeGreaterThan(0);
    await chats.start(prompt);
    await chats.answerOf(after.conversationId, { resume: true });
    await check(retriedFollowUp, async () => {
      await answeredOnce(doubles, text);
      const texts = async () => (await chats.messages(after.conversationId)).map(textOfMessage);
      await expect
        .poll(texts, 'turns of the conversation')
        .toEqual([`First ${nonce}`, after.text, text, slow.text]);
    });
  });

  test(
    'after a lost response',
    judges(lostResponse),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const text = `Lost ${nonce}`;
      await doubles.behave(text, { answer: slow });
      await loseFirstResponse(chat.page);
      await chat.send(text);
      await check(lostResponse, async () => {
        await expect(chat.lastAnswer, 'the answer').toHaveText(slow.text.trim());
        await answeredOnce(doubles, text);
      });
    },
  );

  test(
    'after a lost response that the page notices late',
    judges(lateRetry),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const text = `Late ${nonce}`;
      await doubles.behave(text, { answer: short });
      await loseFirstResponse(chat.page, () => doubles.answered(text, lateMs));
      await chat.send(text);
      await check(lateRetry, () =>
        expect(chat.lastAnswer, 'the answer shown').toHaveText(short.text.trim()),
      );
    },
  );

  test(
    'reloaded in the middle',
    judges(reconnected),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const [first, text] = await beginSecond(chat, doubles, nonce);
      await chat.reload();
      await check(reconnected, async () => {
        const answer = (await doubles.chats(first))[0]?.answer ?? '';
        const turns = [first, answer, text, secondAnswer.text.trim()];
        const whole = { timeout: secondWithinMs };
        await expect(chat.turns, 'turns of the conversation').toHaveText(turns, whole);
        await answeredOnce(doubles, text);
      });
    },
  );

  for (const [judged, send] of [
    [doubleClick, 'click'],
    [doubleEnter, 'Enter'],
  ] as const)
    test(judged.text, judges(judged), async ({ signedInChat: chat, doubles, nonce }) => {
      const text = `Double ${nonce}`;
      await doubles.behave(text, { answer: slow });
      await chat.composer.fill(text);
      await chat.sendTwice(send);
      await chat.answerCompleted(1);
      await check(judged, async () => {
        await answeredOnce(doubles, text);
        await expect(chat.turns, 'turns of the conversation').toHaveText([text, slow.text.trim()]);
      });
    });
});

/** The prompt reached the provider once. */
async function answeredOnce(doubles: DoublesClient, text: string): Promise<void> {
  const asked = await doubles.chats(text);
  expect(asked.length, 'requests to the provider for one message').toBe(1);
}

/** The credits of a person once what was asked for is charged: the title is charged by itself. */
async function settledBalance(chats: ChatClient): Promise<number> {
  const seen: (number | undefined)[] = [];
  const settles = async () => {
    seen.push(await chats.balance());
    return seen.slice(-3);
  };
  const alike = (last: (number | undefined)[]) => last.length === 3 && new Set(last).size === 1;
  await expect
    .poll(async () => alike(await settles()), { intervals: [500], message: 'a balance that stays' })
    .toBe(true);
  return seen.at(-1) ?? 0;
}
