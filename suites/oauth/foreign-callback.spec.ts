import { obtainCallback } from '../../fixtures/clients/sign-in.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';

test.describe('A login is bound to the browser that started it', () => {
  for (const [id, provider] of [
    ['oauth.google.foreign-callback-refused', 'google'],
    ['oauth.openid.foreign-callback-refused', 'openid'],
  ] as const)
    test(
      `the callback of ${provider}`,
      judges(id),
      async ({ api, stack, employee, extraHTTPHeaders: headers = {} }) => {
        const callback = await obtainCallback({ stack, identity: employee, provider, headers });
        await check(id, async () => {
          const answer = await api.get(callback.pathname + callback.search);
          const sessions = answer.headers.getSetCookie().filter((it) => /^refreshToken=./.test(it));
          expect(sessions.length, 'sessions that the callback opens').toBe(0);
        });
      },
    );
});
