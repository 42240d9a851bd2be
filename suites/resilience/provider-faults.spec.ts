import { answerEvents, finalAnswer } from '../../fixtures/clients/answer-stream.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { Measures } from './measures.ts';
import {
  backWorks,
  cutSaid,
  goneOthersWork,
  goneSaid,
  hangingStopped,
  slowComplete,
} from './provider-faults.checks.ts';
import { answerTo, streamOf } from './spoken.ts';

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
        const other = await answerTo(person, { ...anthropic, text: `Other ${nonce}` });
        expect(other, 'the answer of the other provider').toContain(nonce);
      });
      const measures = new Measures('A model provider is gone');
      const startedAt = performance.now();
      const lost = await person.say({ ...openAI, text: `Lost ${nonce}` });
      await check(goneSaid, async () => {
        await measures.during(person);
        await measures.failureKnown(person, lost, startedAt);
      });
      await check(backWorks, async ({ faults }) => {
        await faults.undisturb();
        const again = () => answerTo(person, { ...openAI, text: `Back ${nonce}` });
        await measures.back('the answer after the fault', again, expect.stringContaining(nonce));
      });
    },
  );

  test('is slow', judges(slowComplete), async ({ employeeAt, modelOf, nonce, doubles }) => {
    const person = employeeAt();
    const said = { text: `Slow ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
    await person.heldToken();
    await check(slowComplete, async ({ faults }) => {
      const measures = new Measures('A model provider takes 5 s for each answer');
      await faults.disturb('openai', 'slow');
      const startedAt = performance.now();
      const answer = await person.respond('GET', streamOf(await person.say(said)));
      await measures.during(person);
      const arrived = await finalAnswer(answer);
      measures.seen('the whole answer', performance.now() - startedAt);
      const [asked] = await doubles.chats(said.text);
      measures.lost('the end of the answer', arrived !== asked?.answer);
      expect(arrived, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
    });
  });

  test('cuts an answer', judges(cutSaid), async ({ employeeAt, modelOf, nonce, doubles }) => {
    const person = employeeAt();
    const said = { text: `Cut ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
    await doubles.behave(said.text, watchable);
    const conversationId = await person.say(said);
    const answer = await person.respond('GET', streamOf(conversationId));
    await check(cutSaid, async ({ faults }) => {
      let seen = 0;
      let end: unknown = 'none';
      for await (const event of answerEvents(answer)) {
        seen += 1;
        if (seen === 8) await faults.disturb('openai', 'gone');
        if (event.final) end = event.responseMessage?.content;
      }
      const measures = new Measures('A model provider is gone in the middle of an answer');
      await measures.during(person);
      measures.lost('what had arrived', !JSON.stringify(end).includes('This is openai'));
      expect(JSON.stringify(end), 'the end of the answer').toMatch(/This is openai.*error/);
    });
  });

  test('says nothing', judges(hangingStopped), async ({ employeeAt, modelOf, nonce }) => {
    const person = employeeAt();
    const said = { text: `Hang ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
    await person.heldToken();
    await check(hangingStopped, async ({ faults }) => {
      await faults.disturb('openai', 'hanging');
      const measures = new Measures('A model provider hangs');
      const conversationId = await person.say(said);
      await measures.during(person);
      await expect.poll(() => person.runningAnswers(), 'running answers').toEqual([conversationId]);
      const stopped = await person.respond('POST', '/api/agents/chat/abort', { conversationId });
      expect(stopped.status, 'the request to stop').toBe(200);
      await expect.poll(() => person.runningAnswers(), 'running answers').toEqual([]);
    });
  });
});
