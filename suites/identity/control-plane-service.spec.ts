import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './control-plane-service.checks.ts';

const loginsPerMinute = 10;

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
