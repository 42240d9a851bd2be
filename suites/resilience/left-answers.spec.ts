import { answerFrom, type ChatEvent, eventsOf } from '../../fixtures/clients/answer.ts';
import { answerEvents, textOfLast } from '../../fixtures/clients/answer-stream.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { nextAfterLeaving, streamLeftAndResumed } from './left-answers.checks.ts';
import { leaveAfter } from './spoken.ts';

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
      const stream = `/api/agents/chat/stream/${conversationId}`;
      const there = employeeAt(2);
      await leaveAfter(5, there, stream);
      await expect
        .poll(async () => (await doubles.chats(prompt))[0]?.piecesAt.length)
        .toBeGreaterThan(10);
      await check(streamLeftAndResumed, async () => {
        const again = await followed(await there.respond('GET', `${stream}?resume=true`));
        const [asked] = await doubles.chats(prompt);
        expect(again.text, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
        expect(again.silence, 'seconds without a piece').toBeLessThan(silentAtMostSeconds);
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
      const stream = `/api/agents/chat/stream/${conversationId}`;
      await leaveAfter(seenEvents, there, stream);
      await expect.poll(() => here.runningAnswers()).toEqual([]);
      const messageId = (await here.messages(conversationId)).at(-1)?.messageId ?? '';
      const next = await said(`Next ${nonce}`);
      await here.say({ ...next, after: { conversationId, messageId } });
      const events: ChatEvent[] = [];
      for await (const event of eventsOf(await there.respond('GET', stream))) events.push(event);
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

/** The text of the last event of an answer, and the longest time in seconds between two of its events. */
async function followed(response: Response): Promise<{ text: string; silence: number }> {
  let [last, silence, text] = [performance.now(), 0, 'no last event'];
  for await (const event of answerEvents(response)) {
    silence = Math.max(silence, (performance.now() - last) / 1_000);
    last = performance.now();
    if (event.final) {
      text = textOfLast(event);
      break;
    }
  }
  return { text, silence };
}
