import type { ChatClient } from '../../fixtures/clients/chat.ts';
import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import { messageLimits } from '../../fixtures/stack/shapes/limits.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  limitShown,
  rejectedByStatus,
  released,
  releasedAfterKill,
  tooManyAMinute,
  tooManyAtOnce,
} from './limits.checks.ts';
import { modelOf } from './names.ts';
import { numbered } from './numbered.ts';

const provider = 'openai';
const model = modelOf(provider);
const long = numbered(200, { everyMs: 150 });
/** A LibreChat that has just started answers its first chat slowly. */
const admittedWithinMs = 30_000;

test.describe('Message limits', () => {
  test(
    'at once',
    judges(tooManyAtOnce, released.stop, released.failure, released.answer),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      const running = await fill(chats, doubles, nonce);
      const over = `Over ${nonce}`;
      const { status } = await chats.start({ text: over, provider, model });
      await check(tooManyAtOnce, async () => {
        expect(status, 'status of the message over the limit').toBe(429);
        const asked = await doubles.providerRequests(over);
        expect(asked, 'requests for the message over the limit').toEqual([]);
      });
      await chats.abort({ conversationId: running[0] ?? '' });
      await doubles.behave(`Stopped ${nonce}`, { fault: 'bad-request' });
      await check(released.stop, () => admitted(chats, `Stopped ${nonce}`));
      await check(released.failure, () => admitted(chats, `Failed ${nonce}`));
      await check(released.answer, () => admitted(chats, `Answered ${nonce}`));
      await chats.abort({ conversationId: running[1] ?? '' });
    },
  );

  test(
    'in a minute',
    judges(tooManyAMinute, rejectedByStatus),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      await useUp(chats, nonce);
      const text = `Over ${nonce}`;
      const over = await chats.start({ text, provider, model });
      await check(tooManyAMinute, async () => {
        expect(over.body, 'answer to the message over the limit').toContain('message_limit');
        const asked = await doubles.providerRequests(text);
        expect(asked, 'requests for the message over the limit').toEqual([]);
      });
      await check(rejectedByStatus, () =>
        expect(over.status, 'status of the rejection').toBeGreaterThanOrEqual(400),
      );
    },
  );

  test('in the page', judges(limitShown), async ({ signedInChat: chat, ownChats, nonce }) => {
    await useUp(ownChats, nonce);
    await chat.send(`Over ${nonce}`);
    await check(limitShown, async () => {
      await expect(chat.failure, 'failure shown').toContainText(/limit/i);
      await expect(chat.sendButton, 'page says: send').toBeVisible();
    });
  });
});

test(
  'Message limits after LibreChat was killed',
  judges(releasedAfterKill),
  async ({ newChats, doubles, nonce }) => {
    const chats = await newChats();
    await fill(chats, doubles, nonce);
    await check(releasedAfterKill, async ({ faults }) => {
      await faults.kill();
      await faults.recover();
      await admitted(chats, `Killed ${nonce}`);
    });
  },
);

/** Has as many answers made as a person may have at once; returns their conversations. */
async function fill(chats: ChatClient, doubles: DoublesClient, nonce: string): Promise<string[]> {
  const begun = [];
  for (let index = 1; index <= messageLimits.atOnce; index += 1) {
    const text = `Running ${index} ${nonce}`;
    await doubles.behave(text, { answer: long });
    begun.push((await chats.start({ text, provider, model })).streamId ?? '');
  }
  return begun;
}

/** Sends as many messages as a person may send in a minute. */
async function useUp(chats: ChatClient, nonce: string): Promise<void> {
  for (let index = 1; index <= messageLimits.perMinute; index += 1)
    await chats.ask({ text: `Message ${index} ${nonce}`, provider, model });
}

/** The message is taken, as soon as the one before it has given its place back. */
async function admitted(chats: ChatClient, text: string): Promise<void> {
  const said = async () => {
    const { text: answer, failure } = await chats.ask({ text, provider, model });
    return answer || failure;
  };
  await expect
    .poll(said, { message: 'what is said to the message after it', timeout: admittedWithinMs })
    .not.toMatch(/^429|^$/);
}
