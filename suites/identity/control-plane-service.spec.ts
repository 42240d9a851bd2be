import type { APIResponse } from '@playwright/test';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { counterpart } from '../../fixtures/checks/counterpart.ts';
import type { ControlPlaneVisitor } from '../../fixtures/clients/control-plane.ts';
import type { IdentityChanges } from '../../fixtures/doubles/personas/index.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './control-plane-service.checks.ts';

const unguessable = /^\S{8,}$/;
const loginsPerMinute = 10;
const daySeconds = 86_400;

/** Google does not insist on PKCE for these people: a lost verifier is found by one check, and hides no other. */
const withoutPkce: IdentityChanges = { behaviours: { google: ['pkce-not-enforced'] } };

/** 401 without a session, 200 with one. */
const sessionStatus = async (visitor: ControlPlaneVisitor) =>
  (await visitor.tokenResponse()).status();

const proveLogin = (visitor: ControlPlaneVisitor, login: Promise<APIResponse>) =>
  counterpart('an employee gets in', async () => {
    await login;
    expect(await sessionStatus(visitor), 'GET /auth/token after a login').toBe(200);
  });

test.describe('The Control Plane alone', () => {
  test(
    'answers /health',
    judges(checks.health, checks.securityHeaders),
    async ({ arriveAtControlPlane: arrive }) => {
      const visitor = await arrive();
      await check(checks.health, async () => {
        const answer = await visitor.get('/health');
        expect(answer.status(), 'status of GET /health').toBe(200);
        const body = await answer.text();
        expect(body, 'answer of GET /health').toMatch(/^\{.*"status": ?"healthy"/);
      });
      await check(checks.securityHeaders, async () => {
        const headers = (await visitor.get('/health')).headers();
        expect(headers['x-content-type-options'], 'X-Content-Type-Options').toBe('nosniff');
        const framing = [headers['x-frame-options'], headers['content-security-policy']].join();
        expect(framing, 'X-Frame-Options, Content-Security-Policy').toMatch(
          /DENY|SAMEORIGIN|frame-ancestors/i,
        );
      });
    },
  );

  test(
    'asks Google in the registered way',
    judges(checks.redirectUriExact, checks.statePresent, checks.pkceChallenge),
    async ({ arriveAtControlPlane: arrive }) => {
      const visitor = await arrive();
      const { searchParams: asked } = await visitor.startLogin();
      await check(checks.redirectUriExact, ({ controlPlane }) => {
        const registered = `${controlPlane.url}/auth/callback`;
        expect(asked.get('redirect_uri'), 'redirect_uri').toBe(registered);
        expect(asked.get('response_type'), 'response_type').toBe('code');
      });
      await check(checks.statePresent, async () => {
        const again = await visitor.startLogin();
        expect(asked.get('state') ?? 'none', 'state').toMatch(unguessable);
        expect(again.searchParams.get('state'), 'state of the next login').not.toBe(
          asked.get('state'),
        );
      });
      await check(checks.pkceChallenge, () => {
        expect(asked.get('code_challenge') ?? 'none', 'code_challenge').toMatch(/^[\w-]{43}$/);
        expect(asked.get('code_challenge_method'), 'code_challenge_method').toBe('S256');
      });
    },
  );

  test(
    'proves its PKCE challenge',
    judges(checks.pkceVerifierSent),
    async ({ arriveAtControlPlane: arrive, employee }) => {
      const visitor = await arrive();
      const callback = await visitor.answerGoogle(await visitor.startLogin(), employee);
      await check(checks.pkceVerifierSent, async () => {
        await visitor.open(callback);
        expect(await sessionStatus(visitor), 'GET /auth/token after a login').toBe(200);
      });
    },
  );

  test(
    'gives an employee a session in protected cookies',
    judges(
      checks.employeeGetsIn,
      checks.cookieHttpOnly,
      checks.cookieSameSite,
      checks.cookieSecure,
      checks.sessionIdRenewed,
    ),
    async ({ arriveAtControlPlane: arrive, newPerson }) => {
      const visitor = await arrive();
      const authorization = await visitor.startLogin();
      const before = await visitor.cookies();
      const callback = await visitor.answerGoogle(
        authorization,
        await newPerson('employee', withoutPkce),
      );
      await check(checks.employeeGetsIn, async () => {
        await visitor.open(callback);
        expect(await sessionStatus(visitor), 'GET /auth/token after a login').toBe(200);
      });
      const cookies = await visitor.cookies();
      expect(cookies.length, 'cookies of the session').toBeGreaterThan(0);
      await check(checks.cookieHttpOnly, () => {
        expect(
          cookies.filter((it) => !it.httpOnly).map(({ name }) => name),
          'readable',
        ).toEqual([]);
      });
      await check(checks.cookieSameSite, () => {
        const lax = cookies.filter(({ sameSite }) => sameSite === 'None');
        expect(
          lax.map(({ name }) => name),
          'cookies that other sites send',
        ).toEqual([]);
      });
      await check(checks.cookieSecure, ({ controlPlane }) => {
        const secure = new URL(controlPlane.url).protocol === 'https:';
        expect([...new Set(cookies.map((it) => it.secure))], 'Secure').toEqual([secure]);
      });
      await check(checks.sessionIdRenewed, async () => {
        const older = await arrive({ cookies: before });
        expect(await sessionStatus(older), 'GET /auth/token with the cookies of before').toBe(401);
      });
    },
  );

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

  test(
    'issues tokens that it can check',
    judges(
      checks.tokenNeedsSession,
      checks.tokenExpires,
      checks.tokenAccepted,
      checks.tokenForeignRefused,
      checks.tokenUnsignedRefused,
      checks.tokenOfPublishedSecretRefused,
    ),
    async ({ arriveAtControlPlane: arrive, newPerson }) => {
      const employee = await newPerson('employee', withoutPkce);
      const visitor = await arrive();
      await proveLogin(visitor, visitor.logIn(employee));
      const stranger = await arrive();
      await check(checks.tokenNeedsSession, async () => {
        expect(await sessionStatus(stranger), 'GET /auth/token').toBe(401);
      });
      const token = await visitor.token();
      const claims = decodeJwt(token.access_token);
      await check(checks.tokenExpires, () => {
        const { exp = 0, iat = 0 } = claims;
        expect(exp - iat, 'seconds from iat to exp').toBe(token.expires_in);
        expect(token.expires_in, 'expires_in').toBeLessThanOrEqual(daySeconds);
        expect(exp, 'exp').toBeGreaterThan(Date.now() / 1_000);
      });
      await check(checks.tokenAccepted, async () => {
        const me = await stranger.me(token.access_token);
        expect(me.status(), 'status of GET /api/users/me').toBe(200);
        expect(await me.json(), 'who asks').toMatchObject({ email: employee.email });
      });
      const statusWith = async (bearer: string) => (await stranger.people(bearer)).status();
      await counterpart('the token itself is not refused', async () => {
        expect(await statusWith(token.access_token), 'GET /api/users').not.toBe(401);
      });
      const signed = (secret: string) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
          .sign(new TextEncoder().encode(secret));
      await check(checks.tokenForeignRefused, async () => {
        const forged = await signed(crypto.randomUUID().repeat(2));
        expect(await statusWith(forged), 'GET /api/users with a forged token').toBe(401);
      });
      await check(checks.tokenUnsignedRefused, async () => {
        const unsigned = new UnsecuredJWT(claims).encode();
        expect(await statusWith(unsigned), 'GET /api/users with an unsigned token').toBe(401);
      });
      await check(checks.tokenOfPublishedSecretRefused, async () => {
        const forged = await signed('change-this-in-production');
        expect(await statusWith(forged), 'GET /api/users with a forged token').toBe(401);
      });
    },
  );

  test(
    'ends a session for good',
    judges(checks.logoutRevokes, checks.logoutEndsSession, checks.logoutRemovesCookie),
    async ({ arriveAtControlPlane: arrive, newPerson }) => {
      const visitor = await arrive();
      await proveLogin(visitor, visitor.logIn(await newPerson('employee', withoutPkce)));
      const before = await visitor.cookies();
      const bearer = before.find(({ name }) => name === 'access_token')?.value ?? '';
      const stranger = await arrive();
      await counterpart('the token of the cookie is not refused', async () => {
        expect((await stranger.people(bearer)).status(), 'GET /api/users').not.toBe(401);
      });
      await visitor.logOut();
      await check(checks.logoutRemovesCookie, async () => {
        const names = (await visitor.cookies()).map(({ name }) => name);
        expect(names, 'cookies').not.toContain('access_token');
      });
      await check(checks.logoutRevokes, async () => {
        expect((await stranger.people(bearer)).status(), 'GET /api/users').toBe(401);
      });
      await check(checks.logoutEndsSession, async () => {
        const kept = await arrive({ cookies: before });
        expect(await sessionStatus(kept), 'GET /auth/token with the cookies of before').toBe(401);
      });
    },
  );

  test(
    'limits logins by address',
    judges(checks.loginLimited, checks.limitPerAddress),
    async ({ arriveAtControlPlane: arrive }) => {
      const visitor = await arrive();
      await counterpart('the first login of an address is not limited', async () => {
        expect((await visitor.get('/auth/login')).status(), 'status of /auth/login').toBe(302);
      });
      for (let login = 2; login <= loginsPerMinute; login += 1) await visitor.get('/auth/login');
      await check(checks.loginLimited, async () => {
        expect((await visitor.get('/auth/login')).status(), 'status of the eleventh').toBe(429);
      });
      await check(checks.limitPerAddress, async () => {
        const other = await arrive();
        expect((await other.get('/auth/login')).status(), 'status for another address').toBe(302);
      });
    },
  );
});
