import type { Account } from '../../fixtures/clients/account.ts';
import {
  answerFrom,
  type ChatEvent,
  eventsOf,
  longestSilence,
} from '../../fixtures/clients/answer.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { nextAfterLeaving, streamLeftAndResumed } from './left-answers.checks.ts';
import { leaveAfter, streamOf } from './spoken.ts';

const silentAtMostSeconds = 3;
/** Of some forty. */
const seenEvents = 20;

test.describe('Two replicas share', () => {
  test(
    'an answer that is left and followed again',
    judges(streamLeftAndResumed),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const prompt = `Leave ${nonce}`;
      await doubles.behave(prompt, watchable);
      const said = { text: prompt, endpoint: 'openAI', model: modelOf('OpenAI') };
      const conversationId = await employeeAt(1).say(said);
      const stream = streamOf(conversationId);
      const there = employeeAt(2);
      await leaveAfter(5, there, stream);
      await expect
        .poll(async () => (await doubles.chats(prompt))[0]?.piecesAt.length)
        .toBeGreaterThan(10);
      await check(streamLeftAndResumed, async () => {
        const again = await followed(there, `${stream}?resume=true`);
        const { text } = answerFrom(conversationId, again.events);
        const [asked] = await doubles.chats(prompt);
        expect(text, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
        expect(longestSilence(again), 'seconds without a piece').toBeLessThan(silentAtMostSeconds);
      });
    },
  );

  test(
    'an answer after one that was left',
    judges(nextAfterLeaving),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const [here, there] = [employeeAt(1), employeeAt(2)];
      const said = async (text: string) => {
        await doubles.behave(text, watchable);
        return { text, endpoint: 'openAI', model: modelOf('OpenAI') };
      };
      const first = await said(`Leave ${nonce}`);
      const conversationId = await here.say(first);
      const stream = streamOf(conversationId);
      await leaveAfter(seenEvents, there, stream);
      await expect.poll(() => here.runningAnswers()).toEqual([]);
      const messageId = (await here.messages(conversationId)).at(-1)?.messageId ?? '';
      const next = await said(`Next ${nonce}`);
      await here.say({ ...next, after: { conversationId, messageId } });
      const { events } = await followed(there, stream);
      await check(nextAfterLeaving, async () => {
        const { text, pieces } = answerFrom(conversationId, events);
        const [asked] = await doubles.chats(next.text);
        expect(text, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
        const joined = pieces.map((it) => it.text).join('');
        expect(joined, 'the pieces of the next answer').toBe(text);
      });
    },
  );
});

/** What arrives of an answer at one replica, and when it was followed. */
async function followed(person: Account, stream: string) {
  const response = await person.respond('GET', stream);
  const sentAt = Date.now();
  const events: ChatEvent[] = [];
  for await (const event of eventsOf(response)) events.push(event);
  return { sentAt, events, endedAt: Date.now() };
}
