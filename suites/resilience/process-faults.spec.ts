import { type Account, textOf } from '../../fixtures/clients/account.ts';
import { finalAnswer } from '../../fixtures/clients/answer-stream.ts';
import type { Faults } from '../../fixtures/clients/faults.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { list, Measures } from './measures.ts';
import {
  killedChatKept,
  killedChatWorks,
  killedCutSaid,
  killedNotRunning,
  killedPromptKept,
  killedSessionKept,
  killedTokenKept,
  minuteAnswerEnds,
  minuteSessionKept,
  minuteWorks,
  pausedGoesOn,
  stopKeepsAnswer,
  stopKeepsPrompts,
  stopsInTime,
} from './process-faults.checks.ts';
import { spoken, streamOf } from './spoken.ts';

const pauseMs = 5_000;
const minuteMs = 60_000;
/** An answer of about half a minute: the last of ten has begun before the first ends, on a busy machine too. */
const unhurried = { answer: { everyMs: 1_000 } } as const;
const tenBegunMs = 60_000;

test.describe('The process of LibreChat', () => {
  test(
    'is killed, and started again',
    judges(killedTokenKept, killedSessionKept, killedChatKept),
    async ({ employeeAt, api, modelOf, nonce }) => {
      const person = employeeAt();
      const said = { text: `Keep ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
      const conversationId = await person.sayAndWait(said);
      const token = await person.heldToken();
      const refreshToken = await person.heldRefreshToken();
      const measures = new Measures('LibreChat is killed');
      await check(killedTokenKept, async ({ faults }) => {
        await faults.kill();
        await measures.during(person);
        await restarted(faults, measures, person);
        const answer = await api.get('/api/user', { authorization: `Bearer ${token}` });
        expect(answer.status, 'status of GET /api/user').toBe(200);
      });
      await check(killedSessionKept, async () => {
        const renewal = await api.refreshResponse(refreshToken);
        measures.lost('the session', renewal.status !== 200);
        expect(renewal.status, 'status of the renewal').toBe(200);
      });
      await check(killedChatKept, async () => {
        const turns = (await person.messages(conversationId)).map(textOf);
        measures.lost('earlier messages', turns.length < 2);
        expect(turns, 'the turns').toEqual([said.text, expect.stringContaining(nonce)]);
      });
    },
  );

  test(
    'is killed during an answer',
    judges(killedNotRunning, killedPromptKept, killedCutSaid, killedChatWorks),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const person = employeeAt();
      const said = { text: `Cut ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
      await doubles.behave(said.text, watchable);
      const conversationId = await person.say(said);
      await expect.poll(() => doubles.chats(said.text), 'chats at the provider').toHaveLength(1);
      const measures = new Measures('LibreChat is killed during an answer');
      await check(killedNotRunning, async ({ faults }) => {
        await faults.kill();
        await measures.during(person);
        await restarted(faults, measures, person);
        expect(await person.runningAnswers(), 'running answers').toEqual([]);
      });
      await check(killedPromptKept, async () => {
        const prompts = await spoken(person, conversationId, true);
        measures.lost('the prompt', prompts.length === 0);
        expect(prompts, 'the prompt').toEqual([said.text]);
      });
      await check(killedCutSaid, async () => {
        const answers = await spoken(person, conversationId, false);
        measures.lost('the answer', answers.length === 0);
        expect(answers, 'what is left of the answer').not.toEqual([]);
      });
      await check(killedChatWorks, async () => {
        const path = '/api/agents/chat/openAI';
        const again = { ...said, text: `Again ${nonce}`, conversationId: null };
        const answer = await person.respond('POST', path, again);
        expect(answer.status, 'status of the next chat').toBe(200);
      });
    },
  );

  test(
    'is asked to stop during ten answers',
    judges(stopsInTime, stopKeepsPrompts, stopKeepsAnswer),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const person = employeeAt();
      await person.heldToken();
      const texts = Array.from({ length: 10 }, (_, nth) => `Stop ${nth} ${nonce}`);
      const model = modelOf('OpenAI');
      const ids = await Promise.all(
        texts.map(async (text) => {
          await doubles.behave(text, unhurried);
          return person.say({ text, endpoint: 'openAI', model });
        }),
      );
      const asked = async () => (await Promise.all(texts.map((it) => doubles.chats(it)))).flat();
      const begun = { message: 'chats at the provider', timeout: tenBegunMs };
      await expect.poll(asked, begun).toHaveLength(texts.length);
      const measures = new Measures('LibreChat is asked to stop during ten answers');
      await check(stopsInTime, async ({ faults }) => {
        const took = await faults.terminate();
        measures.seen('connections are refused', took);
        expect(took, 'milliseconds until the process had ended').toBeLessThan(10_000);
      });
      const said = (byPerson: boolean) =>
        Promise.all(ids.map(async (id) => (await spoken(person, id, byPerson)).length));
      await check(stopKeepsPrompts, async ({ faults }) => {
        await restarted(faults, measures, person);
        const prompts = await said(true);
        measures.lost('prompts', prompts.includes(0));
        expect(prompts, 'the prompts of each conversation').toEqual(texts.map(() => 1));
      });
      await check(stopKeepsAnswer, async () => {
        const answers = await said(false);
        measures.lost('answers', answers.includes(0));
        expect(answers, 'what is left of the answer of each conversation').not.toContain(0);
      });
    },
  );

  test(
    'stands still for a while',
    judges(pausedGoesOn),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const person = employeeAt();
      const said = { text: `Wait ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
      await doubles.behave(said.text, watchable);
      const conversationId = await person.say(said);
      const answer = await person.respond('GET', streamOf(conversationId));
      await check(pausedGoesOn, async ({ faults }) => {
        await faults.pause();
        await person.statusOf('/api/config', pauseMs);
        await faults.recover();
        const arrived = await finalAnswer(answer);
        const [asked] = await doubles.chats(said.text);
        expect(arrived, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
      });
    },
  );

  test(
    'stands still for a minute',
    judges(minuteAnswerEnds, minuteWorks, minuteSessionKept),
    async ({ employeeAt, api, modelOf, nonce, doubles }, info) => {
      info.setTimeout(info.timeout + minuteMs);
      const person = employeeAt();
      const said = { text: `Sleep ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
      await doubles.behave(said.text, watchable);
      const conversationId = await person.say(said);
      const answer = await person.respond('GET', streamOf(conversationId));
      const measures = new Measures('LibreChat stands still for a minute');
      await check(minuteAnswerEnds, async ({ faults }) => {
        await faults.pause();
        await Promise.all([measures.during(person), person.statusOf('/api/config', minuteMs)]);
        await faults.recover();
        const arrived = (await finalAnswer(answer)) ?? 'no last event';
        const [asked] = await doubles.chats(said.text);
        const isWhole = arrived === asked?.answer;
        measures.lost('the end of the answer', !isWhole);
        if (!isWhole) expect(arrived, 'the answer that arrived').toMatch(/error/i);
      });
      await check(minuteWorks, async () => {
        await measures.back('the list', () => person.statusOf(list, 5_000), 200);
      });
      await check(minuteSessionKept, async () => {
        const renewal = await api.refreshResponse(await person.heldRefreshToken());
        measures.lost('the session', renewal.status !== 200);
        expect(renewal.status, 'status of the renewal').toBe(200);
      });
    },
  );
});

/** Starts LibreChat again, and waits until it serves people. */
async function restarted(faults: Faults, measures: Measures, person: Account): Promise<void> {
  measures.ended();
  await faults.recover();
  await measures.back('the list', () => person.statusOf(list, 5_000), 200);
}
