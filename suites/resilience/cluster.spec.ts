import { finalAnswer } from '../../fixtures/clients/answer-stream.ts';
import { beginSignIn } from '../../fixtures/clients/sign-in.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { clusterLoginShared, clusterStreamAtOther } from './cluster.checks.ts';
import { streamOf } from './spoken.ts';

test.describe('Two replicas share through a Redis Cluster', () => {
  test(
    'an answer',
    judges(clusterStreamAtOther),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const text = `Follow ${nonce}`;
      await doubles.behave(text, watchable);
      const said = { text, endpoint: 'openAI', model: modelOf('OpenAI') };
      const conversationId = await employeeAt(1).say(said);
      await check(clusterStreamAtOther, async () => {
        const path = streamOf(conversationId);
        const answer = await employeeAt(2).respond('GET', path);
        expect(answer.status, 'status of the stream at the other replica').toBe(200);
        const arrived = await finalAnswer(answer);
        const [asked] = await doubles.chats(text);
        expect(arrived, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
      });
    },
  );

  test(
    'a login that is in progress',
    judges(clusterLoginShared),
    async ({ stack, employee, apiAt, extraHTTPHeaders }) => {
      const headers = { ...extraHTTPHeaders, 'x-replica': '1' };
      const signIn = { stack, identity: employee, provider: 'openid', headers } as const;
      const { callback, cookies } = await beginSignIn(signIn);
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      await check(clusterLoginShared, async () => {
        const answer = await apiAt(2).get(`${callback.pathname}${callback.search}`, { cookie });
        expect(answer.headers.get('location'), 'where the login ends').toBe(stack.browserUrl);
        expect(answer.headers.getSetCookie().join('; '), 'cookies').toContain('refreshToken=');
      });
    },
  );
});
