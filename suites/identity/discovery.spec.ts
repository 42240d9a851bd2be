import type { SignOnName } from '../../fixtures/librechat/sign-ons.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { comesUp, recovers } from './discovery.checks.ts';
import { chat } from './login-ends.ts';

const recoveryMs = 20_000;

test(
  'LibreChat lives through an outage of the Control Plane',
  judges(comesUp, recovers),
  async ({ arrive, newPerson, doubles }) => {
    const tryAs = async (provider: SignOnName) => {
      const visitor = await arrive();
      return (await visitor.tryLogIn(provider, await newPerson('employee'))).summary;
    };
    await doubles.setBehaviours('controlPlane', ['discovery-unreachable']);
    await check(comesUp, async ({ restart }) => {
      try {
        await restart();
      } finally {
        await doubles.setBehaviours('controlPlane', []);
      }
      const visitor = await arrive();
      expect((await visitor.open('/login')).summary, 'the login page').toBe('200 /login');
      expect(await tryAs('google'), 'where a login through Google ended').toMatch(chat);
    });
    await check(recovers, async ({ restart }) => {
      try {
        const end = () => tryAs('openid');
        await expect
          .poll(end, { message: 'where a login ended', timeout: recoveryMs })
          .toMatch(chat);
      } finally {
        await restart();
      }
    });
  },
);
