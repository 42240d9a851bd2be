import { type Message, textOf } from '../../fixtures/clients/account.ts';
import { answerEvents, finalAnswer } from '../../fixtures/clients/answer-stream.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  backWorks,
  cutSaid,
  goneOthersWork,
  goneSaid,
  hangingStopped,
  slowComplete,
} from './provider-faults.checks.ts';

const stream = (conversationId: string) => `/api/agents/chat/stream/${conversationId}`;

test.describe('A model provider', () => {
  test(
    'is gone, and comes back',
    judges(goneSaid, goneOthersWork, backWorks),
    async ({ employeeAt, modelOf, nonce }) => {
      const person = employeeAt();
      const openAI = { endpoint: 'openAI', model: modelOf('OpenAI') };
      const anthropic = { endpoint: 'anthropic', model: modelOf('Anthropic') };
      await person.heldToken();
      await check(goneOthersWork, async ({ faults }) => {
        await faults.disturb('openai', 'gone');
        const { messages } = await person.chat({ ...anthropic, text: `Other ${nonce}` });
        expect(lastText(messages), 'the answer of the other provider').toContain(nonce);
      });
      const lost = await person.say({ ...openAI, text: `Lost ${nonce}` });
      await check(goneSaid, async () => {
        const isOver = async () => !(await person.runningAnswers()).includes(lost);
        const message = 'whether the failure is known within 30 seconds';
        await expect.poll(isOver, { message, timeout: 30_000, intervals: [500] }).toBe(true);
      });
      await check(backWorks, async ({ faults }) => {
        await faults.undisturb();
        const { messages } = await person.chat({ ...openAI, text: `Back ${nonce}` });
        expect(lastText(messages), 'the answer after the fault').toContain(nonce);
      });
    },
  );

  test('is slow', judges(slowComplete), async ({ employeeAt, modelOf, nonce, doubles }) => {
    const person = employeeAt();
    const said = { text: `Slow ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
    await person.heldToken();
    await check(slowComplete, async ({ faults }) => {
      await faults.disturb('openai', 'slow');
      const answer = await person.respond('GET', stream(await person.say(said)));
      const arrived = await finalAnswer(answer);
      const [asked] = await doubles.chats(said.text);
      expect(arrived, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
    });
  });

  test('cuts an answer', judges(cutSaid), async ({ employeeAt, modelOf, nonce, doubles }) => {
    const person = employeeAt();
    const said = { text: `Cut ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
    await doubles.behave(said.text, watchable);
    const conversationId = await person.say(said);
    const answer = await person.respond('GET', stream(conversationId));
    await check(cutSaid, async ({ faults }) => {
      let seen = 0;
      let end: unknown = 'none';
      for await (const event of answerEvents(answer)) {
        seen += 1;
        if (seen === 8) await faults.disturb('openai', 'gone');
        if (event.final) end = event.responseMessage?.content;
      }
      expect(JSON.stringify(end), 'the end of the answer').toMatch(/This is openai.*error/);
    });
  });

  test('says nothing', judges(hangingStopped), async ({ employeeAt, modelOf, nonce }) => {
    const person = employeeAt();
    const said = { text: `Hang ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
    await person.heldToken();
    await check(hangingStopped, async ({ faults }) => {
      await faults.disturb('openai', 'hanging');
      const conversationId = await person.say(said);
      await expect.poll(() => person.runningAnswers(), 'running answers').toEqual([conversationId]);
      const stopped = await person.respond('POST', '/api/agents/chat/abort', { conversationId });
      expect(stopped.status, 'the request to stop').toBe(200);
      await expect.poll(() => person.runningAnswers(), 'running answers').toEqual([]);
    });
  });
});

function lastText(messages: readonly Message[]): string {
  const last = messages.at(-1);
  return last ? textOf(last) : '';
}
