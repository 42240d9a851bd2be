import { decodeJwt } from 'jose';
import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { answersTo, forgedToken } from '../../fixtures/clients/forged-token.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { publicSecrets } from '../preflight/rules/secret-names.ts';
import * as checks from './refresh-tokens.checks.ts';

const rotationEndsWithinMs = 10_000;
const tabs = 10;

test.describe('Refresh tokens', () => {
  test(
    'that LibreChat did not issue are refused',
    judges(checks.refreshGarbage, checks.refreshForeign, checks.refreshPublished),
    async ({ api, session }) => {
      const claims = decodeJwt(session.refreshToken);
      const gives = async (token: string) => {
        const answer = await api.refreshResponse(token);
        return (await answer.text()).includes('"token"');
      };
      await counterpart('the refresh token of the session is accepted', async () => {
        expect(await gives(session.refreshToken), 'a token of POST /api/auth/refresh').toBe(true);
      });
      const forged = {
        garbage: 'garbage',
        foreign: await forgedToken(claims, crypto.randomUUID().repeat(2)),
        published: await forgedToken(claims, publicSecrets.JWT_REFRESH_SECRET ?? ''),
      };
      for (const [handle, kind] of [
        [checks.refreshGarbage, 'garbage'],
        [checks.refreshForeign, 'foreign'],
        [checks.refreshPublished, 'published'],
      ] as const)
        await check(handle, async () => {
          const answers = await answersTo(forged, async (token) =>
            (await gives(token)) ? 'accepted' : 'refused',
          );
          expect(answers, 'answers to forged tokens').toContain(`${kind} refused`);
        });
    },
  );

  test(
    'that were exchanged are refused',
    judges(checks.refreshRotated),
    async ({ api, session }) => {
      let successor = '';
      // A token of the same second has the same content, and so is the same one.
      const second = () => Math.floor(Date.now() / 1_000);
      const signedInAt = second();
      await expect.poll(second, 'the clock').toBeGreaterThan(signedInAt);
      await counterpart('a refresh token is exchanged', async () => {
        successor = (await api.refresh(session.refreshToken)).refreshCookie ?? '';
        expect(successor, 'the new refresh token').not.toBe(session.refreshToken);
      });
      await check(checks.refreshRotated, async () => {
        const status = async () => (await api.refreshResponse(session.refreshToken)).status;
        await expect
          .poll(status, {
            message: 'status of POST /api/auth/refresh',
            timeout: rotationEndsWithinMs,
          })
          .toBeGreaterThanOrEqual(400);
      });
    },
  );

  test(
    'are renewed by ten tabs at once',
    judges(checks.refreshTenAtOnce),
    async ({ api, session }) => {
      const { refreshCookie } = await api.refresh(session.refreshToken);
      await check(checks.refreshTenAtOnce, async () => {
        const asked = Array.from({ length: tabs }, () => api.refreshResponse(refreshCookie ?? ''));
        const statuses = (await Promise.all(asked)).map(({ status }) => status);
        expect(
          statuses.filter((status) => status !== 200),
          'refused renewals',
        ).toEqual([]);
      });
    },
  );
});
