import type { BehaviourName } from '../../fixtures/doubles/behaviours/index.ts';
import { type SignOnName, signOns } from '../../fixtures/librechat/sign-ons.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { chat, refused } from './login-ends.ts';
import * as checks from './login-failures.checks.ts';

/** Less than the minute after which proxies give up. */
const longestLoginMs = 45_000;

test.describe('A login that fails ends at the login page', () => {
  for (const [handle, provider, behaviour] of [
    [checks.tokenRefused.google, 'google', 'token-400'],
    [checks.tokenError.google, 'google', 'token-500'],
    [checks.tokenNonsense.google, 'google', 'token-nonsense'],
    [checks.tokenCut.google, 'google', 'token-cut'],
    [checks.googleUserinfoError, 'google', 'userinfo-500'],
    [checks.tokenRefused.openid, 'openid', 'token-400'],
    [checks.tokenError.openid, 'openid', 'token-500'],
    [checks.tokenNonsense.openid, 'openid', 'token-nonsense'],
    [checks.tokenCut.openid, 'openid', 'token-cut'],
    [checks.openidIdTokenMissing, 'openid', 'id-token-missing'],
    [checks.idTokenExpired, 'openid', 'id-token-expired'],
    [checks.idTokenOfOtherAudience, 'openid', 'id-token-of-other-audience'],
    [checks.idTokenOfOtherIssuer, 'openid', 'id-token-of-other-issuer'],
  ] as const)
    test(`${provider}: ${behaviour}`, judges(handle), async ({ arrive, admits, newPerson }) => {
      await admits(provider);
      const person = await newPerson('employee', shown(provider, behaviour));
      const visitor = await arrive();
      const callback = await visitor.callbackOf(provider, person);
      await check(handle, async () => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toBe(refused);
        expect(await visitor.hasSession(), 'a session').toBe(false);
      });
    });

  for (const [handle, provider] of [
    [checks.tokenNever.google, 'google'],
    [checks.tokenNever.openid, 'openid'],
  ] as const)
    test(`${provider}: token-never`, judges(handle), async ({ arrive, admits, newPerson }) => {
      await admits(provider);
      const person = await newPerson('employee', shown(provider, 'token-never'));
      const visitor = await arrive();
      const callback = await visitor.callbackOf(provider, person);
      const end = await visitor.openWithin(longestLoginMs, callback);
      await check(handle, async () => {
        expect(end?.summary ?? 'no answer', 'where the login ended').toBe(refused);
        expect(await visitor.hasSession(), 'a session').toBe(false);
      });
    });

  test(
    'openid: cancelled',
    judges(checks.openidCancelled),
    async ({ arrive, admits, employee }) => {
      await admits('openid');
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', employee, 'cancel');
      await check(checks.openidCancelled, async () => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toBe(refused);
        expect(await visitor.hasSession(), 'a session').toBe(false);
      });
    },
  );
});

test.describe('A login succeeds with a slow provider or another clock', () => {
  for (const [handle, provider, behaviour] of [
    [checks.clockAhead, 'openid', 'clock-ahead'],
    [checks.clockBehind, 'openid', 'clock-behind'],
    [checks.tokenLate.google, 'google', 'token-late'],
    [checks.tokenLate.openid, 'openid', 'token-late'],
  ] as const)
    test(`${provider}: ${behaviour}`, judges(handle), async ({ arrive, newPerson }) => {
      const person = await newPerson('employee', shown(provider, behaviour));
      const visitor = await arrive();
      const callback = await visitor.callbackOf(provider, person);
      await check(handle, async () => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toMatch(chat);
        expect(await visitor.hasSession(), 'a session').toBe(true);
      });
    });
});

/** A behaviour of one provider towards a person. */
function shown(provider: SignOnName, behaviour: BehaviourName) {
  return { behaviours: { [signOns[provider].behavioursOf]: [behaviour] } };
}
