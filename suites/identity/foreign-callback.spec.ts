import { obtainCallback } from '../../fixtures/clients/sign-in.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { foreignCallbackRefused as ofControlPlane } from './control-plane.checks.ts';
import { foreignCallbackRefused as ofGoogle } from './google.checks.ts';

test.describe('A login is bound to the browser that started it', () => {
  for (const [bound, provider] of [
    [ofGoogle, 'google'],
    [ofControlPlane, 'openid'],
  ] as const)
    test(
      `the callback of ${provider}`,
      judges(bound),
      async ({ api, stack, employee, admits, extraHTTPHeaders: headers = {} }) => {
        await admits(provider);
        const callback = await obtainCallback({ stack, identity: employee, provider, headers });
        await check(bound, async () => {
          const answer = await api.get(callback.pathname + callback.search);
          const sessions = answer.headers.getSetCookie().filter((it) => /^refreshToken=./.test(it));
          expect(sessions.length, 'sessions that the callback opens').toBe(0);
        });
      },
    );
});
