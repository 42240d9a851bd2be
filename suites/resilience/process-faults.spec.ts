import { type Account, ApiError, textOf } from '../../fixtures/clients/account.ts';
import { finalAnswer } from '../../fixtures/clients/answer-stream.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  killedChatKept,
  killedChatWorks,
  killedCutSaid,
  killedNotRunning,
  killedPromptKept,
  killedSessionKept,
  killedTokenKept,
  pausedGoesOn,
  stopKeepsAnswer,
  stopsInTime,
} from './process-faults.checks.ts';

const pauseMs = 5_000;

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
      await check(killedTokenKept, async ({ faults }) => {
        await faults.kill();
        await faults.recover();
        const answer = await api.get('/api/user', { authorization: `Bearer ${token}` });
        expect(answer.status, 'status of GET /api/user').toBe(200);
      });
      await check(killedSessionKept, async () => {
        const renewal = await api.refreshResponse(refreshToken);
        expect(renewal.status, 'status of the renewal').toBe(200);
      });
      await check(killedChatKept, async () => {
        const turns = (await person.messages(conversationId)).map(textOf);
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
      await check(killedNotRunning, async ({ faults }) => {
        await faults.kill();
        await faults.recover();
        expect(await person.runningAnswers(), 'running answers').toEqual([]);
      });
      await check(killedPromptKept, async () => {
        const prompts = await spoken(person, conversationId, true);
        expect(prompts, 'the prompt').toEqual([said.text]);
      });
      await check(killedCutSaid, async () => {
        const answers = await spoken(person, conversationId, false);
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
    'is asked to stop during an answer',
    judges(stopsInTime, stopKeepsAnswer),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const person = employeeAt();
      const said = { text: `Stop ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
      await doubles.behave(said.text, watchable);
      const conversationId = await person.say(said);
      await expect.poll(() => doubles.chats(said.text), 'chats at the provider').toHaveLength(1);
      await check(stopsInTime, async ({ faults }) => {
        const took = await faults.terminate();
        expect(took, 'milliseconds until the process had ended').toBeLessThan(10_000);
      });
      await check(stopKeepsAnswer, async ({ faults }) => {
        await faults.recover();
        const answers = await spoken(person, conversationId, false);
        expect(answers, 'what is left of the answer').not.toEqual([]);
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
      const answer = await person.respond('GET', `/api/agents/chat/stream/${conversationId}`);
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
});

/** What the person or the model said in a conversation. A conversation that LibreChat does not find has nothing. */
async function spoken(account: Account, conversationId: string, byPerson: boolean) {
  const messages = await account.messages(conversationId).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return [];
    throw error;
  });
  return messages.filter((it) => it.isCreatedByUser === byPerson).map(textOf);
}
