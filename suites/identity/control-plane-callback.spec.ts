import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { proveLogin, sessionStatus, withoutPkce } from './at-control-plane.ts';
import * as checks from './control-plane-callback.checks.ts';

test.describe('The Control Plane alone', () => {
  for (const { handle, what, change } of [
    { handle: checks.stateCompared, what: 'another state', change: 'xxxxxxxxxxxxxxxxxxxxxxxx' },
    { handle: checks.stateRequired, what: 'no state', change: undefined },
  ])
    test(
      `refuses a callback with ${what}`,
      judges(handle),
      async ({ arriveAtControlPlane: arrive, newPerson }) => {
        const employee = await newPerson('employee', withoutPkce);
        const first = await arrive();
        await proveLogin(first, first.logIn(employee));
        const visitor = await arrive();
        const callback = await visitor.answerGoogle(await visitor.startLogin(), employee);
        if (change) callback.searchParams.set('state', change);
        else callback.searchParams.delete('state');
        await check(handle, async () => {
          await visitor.open(callback);
          expect(await sessionStatus(visitor), 'GET /auth/token after the callback').toBe(401);
        });
      },
    );

  test(
    'binds a callback to one browser and one login',
    judges(checks.foreignCallbackRefused, checks.callbackOnce),
    async ({ arriveAtControlPlane: arrive, newPerson }) => {
      const employee = await newPerson('employee', withoutPkce);
      const visitor = await arrive();
      const callback = await visitor.answerGoogle(await visitor.startLogin(), employee);
      await proveLogin(visitor, visitor.open(callback));
      await check(checks.callbackOnce, async () => {
        const before = await visitor.cookies();
        await visitor.logOut();
        const again = await arrive({ cookies: before });
        await again.open(callback);
        expect(await sessionStatus(again), 'GET /auth/token after the second time').toBe(401);
      });
      const victim = await arrive();
      await victim.startLogin();
      const attacker = await arrive();
      const foreign = await attacker.answerGoogle(await attacker.startLogin(), employee);
      await check(checks.foreignCallbackRefused, async () => {
        await victim.open(foreign);
        expect(await sessionStatus(victim), 'GET /auth/token of the victim').toBe(401);
      });
    },
  );

  test(
    'leads people back where they came from, and nowhere else',
    judges(checks.redirectFollowed, checks.redirectConfined),
    async ({ arriveAtControlPlane: arrive, newPerson, stack }) => {
      const employee = await newPerson('employee', withoutPkce);
      const endOf = async (redirect: string) => {
        const visitor = await arrive();
        const { location = '' } = (await visitor.logIn(employee, redirect)).headers();
        return new URL(location, stack.controlPlaneUrl).href;
      };
      let followed = '';
      await counterpart('a login leads somewhere', async () => {
        followed = await endOf('/agents');
        expect(followed, 'where the login led').not.toBe('');
      });
      await check(checks.redirectFollowed, ({ controlPlane }) => {
        expect(followed, 'where the login led').toBe(`${controlPlane.url}/agents`);
      });
      await check(checks.redirectConfined, async () => {
        for (const evil of ['https://evil.example/', '//evil.example/', '/\\evil.example/'])
          expect(new URL(await endOf(evil)).origin, `where ${evil} led`).not.toMatch(
            /evil\.example/,
          );
      });
    },
  );

  test(
    'refuses people of other domains',
    judges(checks.outsiderForbidden, checks.outsiderNoSession),
    async ({ arriveAtControlPlane: arrive, newPerson }) => {
      const first = await arrive();
      await proveLogin(first, first.logIn(await newPerson('employee', withoutPkce)));
      const visitor = await arrive();
      const outsider = await newPerson('outsider', withoutPkce);
      const callback = await visitor.answerGoogle(await visitor.startLogin(), outsider);
      await check(checks.outsiderForbidden, async () => {
        expect((await visitor.open(callback)).status(), 'status of the callback').toBe(403);
      });
      await check(checks.outsiderNoSession, async () => {
        expect(await sessionStatus(visitor), 'GET /auth/token').toBe(401);
      });
    },
  );

  test(
    'understands a refusal of Google',
    judges(checks.cancelledNoError, checks.errorAsText),
    async ({ arriveAtControlPlane: arrive, newPerson }) => {
      const employee = await newPerson('employee', withoutPkce);
      const first = await arrive();
      await proveLogin(first, first.logIn(employee));
      const visitor = await arrive();
      const callback = await visitor.answerGoogle(await visitor.startLogin(), employee, 'cancel');
      await check(checks.cancelledNoError, async () => {
        expect((await visitor.open(callback)).status(), 'status of the callback').toBeLessThan(500);
        expect(await sessionStatus(visitor), 'GET /auth/token').toBe(401);
      });
      await check(checks.errorAsText, async () => {
        const evil = '<script>alert(1)</script>';
        const state = (await visitor.startLogin()).searchParams.get('state') ?? '';
        const query = new URLSearchParams({ error: evil, error_description: evil, state });
        const answer = await visitor.get(`/auth/callback?${query}`);
        const isHtml = answer.headers()['content-type']?.includes('html');
        expect(isHtml ? await answer.text() : '', 'HTML of the callback').not.toContain(evil);
      });
    },
  );
});
