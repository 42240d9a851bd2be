import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { chat } from './login-ends.ts';
import * as checks from './token-reuse-bearer.checks.ts';

test.describe('Tokens of the Control Plane', () => {
  test(
    'of another application are refused',
    judges(checks.ofOtherClient),
    async ({ api, arrive, employee }) => {
      const visitor = await arrive();
      await visitor.logIn('openid', employee);
      const statusWith = (token: string) => visitor.statusOfUser(token);
      await counterpart('the access token of the session is accepted', async () => {
        const { accessToken } = await api.refresh((await visitor.refreshToken()) ?? '', 'openid');
        expect(await statusWith(accessToken), 'status of GET /api/user').toBe(200);
      });
      const foreign = await (await arrive()).idTokenOfOtherApplication(employee);
      await check(checks.ofOtherClient, async () => {
        expect(await statusWith(foreign), 'status of GET /api/user').toBe(401);
      });
    },
  );

  test('are asked for one service', judges(checks.firstAudience), async ({ api }) => {
    await check(checks.firstAudience, async () => {
      const { searchParams } = await api.authorizationRequest('openid');
      expect(searchParams.get('audience'), 'audience').toBe('insightmesh-api');
    });
  });

  test(
    'are accepted after a rotation of keys',
    judges(checks.keysRotated),
    async ({ api, arrive, employee, newPerson, doubles }) => {
      const logsIn = async (person: typeof employee) => {
        const visitor = await arrive();
        const end = await visitor.logIn('openid', person);
        expect(end.summary, 'where the login ended').toMatch(chat);
        const { accessToken } = await api.refresh((await visitor.refreshToken()) ?? '', 'openid');
        expect(await visitor.statusOfUser(accessToken), 'status of GET /api/user').toBe(200);
      };
      await logsIn(employee);
      await doubles.setBehaviours('controlPlane', ['keys-rotated']);
      const another = await newPerson('employee');
      try {
        await check(checks.keysRotated, () => logsIn(another));
      } finally {
        await doubles.setBehaviours('controlPlane', []);
      }
    },
  );
});
