import { finalAnswer } from '../../fixtures/clients/answer-stream.ts';
import { beginSignIn } from '../../fixtures/clients/sign-in.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  accessTokenShared,
  activeAtOther,
  googleLoginShared,
  logoutShared,
  openidLoginShared,
  redisUsed,
  refreshShared,
  stopAtOther,
  streamAtOther,
  streamResumedAtOther,
  titleAtOther,
} from './replicas.checks.ts';
import { leaveAfter, streamOf } from './spoken.ts';

test.describe('Two replicas share', () => {
  test(
    'sessions',
    judges(accessTokenShared, refreshShared, logoutShared),
    async ({ employeeAt, apiAt }) => {
      const here = employeeAt(1);
      const token = await here.heldToken();
      await check(accessTokenShared, async () => {
        const answer = await apiAt(2).get('/api/user', { authorization: `Bearer ${token}` });
        expect(answer.status, 'status of GET /api/user at the other replica').toBe(200);
      });
      await check(refreshShared, async () => {
        const answer = await apiAt(2).refreshResponse(await here.heldRefreshToken());
        expect(answer.status, 'status of the renewal at the other replica').toBe(200);
        expect(await answer.json(), 'the renewal').toHaveProperty('token');
      });
      const leaving = employeeAt(1);
      await leaving.heldToken();
      const refreshToken = await leaving.heldRefreshToken();
      await leaving.logOut();
      await check(logoutShared, async () => {
        const answer = await apiAt(2).refreshResponse(refreshToken);
        expect(answer.status, 'status of the renewal after the log-out').not.toBe(200);
      });
    },
  );

  for (const { provider, judged } of [
    { provider: 'openid', judged: openidLoginShared },
    { provider: 'google', judged: googleLoginShared },
  ] as const)
    test(
      `a login through ${provider} that is in progress`,
      judges(judged),
      async ({ stack, employee, apiAt, extraHTTPHeaders }) => {
        const headers = { ...extraHTTPHeaders, 'x-replica': '1' };
        const signIn = { stack, identity: employee, provider, headers };
        const { callback, cookies } = await beginSignIn(signIn);
        const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
        await check(judged, async () => {
          const answer = await apiAt(2).get(`${callback.pathname}${callback.search}`, { cookie });
          expect(answer.headers.get('location'), 'where the login ends').toBe(stack.browserUrl);
          expect(answer.headers.getSetCookie().join('; '), 'cookies').toContain('refreshToken=');
        });
      },
    );

  test('an answer', judges(streamAtOther), async ({ employeeAt, modelOf, nonce, doubles }) => {
    const prompt = `Follow ${nonce}`;
    await doubles.behave(prompt, watchable);
    const said = { text: prompt, endpoint: 'openAI', model: modelOf('OpenAI') };
    const conversationId = await employeeAt(1).say(said);
    await check(streamAtOther, async () => {
      const answer = await employeeAt(2).respond('GET', streamOf(conversationId));
      expect(answer.status, 'status of the stream at the other replica').toBe(200);
      const arrived = await finalAnswer(answer);
      const [asked] = await doubles.chats(prompt);
      expect(arrived, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
    });
  });

  test(
    'an answer, when the page is reloaded',
    judges(streamResumedAtOther),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const prompt = `Reload ${nonce}`;
      await doubles.behave(prompt, watchable);
      const said = { text: prompt, endpoint: 'openAI', model: modelOf('OpenAI') };
      const here = employeeAt(1);
      const conversationId = await here.say(said);
      await leaveAfter(5, here, streamOf(conversationId));
      await check(streamResumedAtOther, async () => {
        const again = await employeeAt(2).respond('GET', `${streamOf(conversationId)}?resume=true`);
        expect(again.status, 'status of the stream at the other replica').toBe(200);
        const arrived = await finalAnswer(again);
        const [asked] = await doubles.chats(prompt);
        expect(arrived, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
      });
    },
  );

  test(
    'what is running, and the request to stop it',
    judges(activeAtOther, stopAtOther),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const said = { text: `Stop ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
      await doubles.behave(said.text, watchable);
      const conversationId = await employeeAt(1).say(said);
      const there = employeeAt(2);
      await check(activeAtOther, async () => {
        const active = await there.get('/api/agents/chat/active');
        expect(active, 'running answers').toEqual({ activeJobIds: [conversationId] });
      });
      await check(stopAtOther, async () => {
        const answer = await there.respond('POST', '/api/agents/chat/abort', { conversationId });
        expect(answer.status, 'status of the request to stop').toBe(200);
        await expect
          .poll(() => employeeAt(1).get('/api/agents/chat/active'), 'running answers')
          .toEqual({ activeJobIds: [] });
      });
    },
  );

  test('titles', judges(titleAtOther), async ({ employeeAt, modelOf, nonce }) => {
    const said = { text: `Name ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
    const { conversationId } = await employeeAt(1).chat(said);
    await check(titleAtOther, async () => {
      const path = `/api/convos/gen_title/${conversationId}`;
      const answer = await employeeAt(2).respond('GET', path);
      expect(answer.status, 'status of the title at the other replica').toBe(200);
    });
  });

  test('a Redis', judges(redisUsed), async ({ employeeAt, modelOf, nonce }) => {
    const said = { text: `Keep ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
    await employeeAt(1).chat(said);
    await check(redisUsed, async ({ faults }) => {
      expect(await faults.redisKeys(), 'keys in Redis').toBeGreaterThan(0);
    });
  });
});
