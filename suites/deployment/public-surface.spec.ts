import { signedInFields } from '../../fixtures/clients/signed-in-fields.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import { configPublicFields, emailLoginClosed, readinessEndpoint } from './start.checks.ts';

test.describe('What LibreChat shows and allows before login', () => {
  test(
    'without a session the configuration contains only what the login page needs',
    judges(configPublicFields),
    async ({ api }) => {
      await check(configPublicFields, async () => {
        const told = new Set(await api.startupConfigFields());
        const tooMuch = signedInFields.filter((field) => told.has(field));
        expect(tooMuch, 'fields for signed-in users in GET /api/config').toEqual([]);
      });
    },
  );

  test(
    'password login is closed if the configuration says so',
    judges(emailLoginClosed),
    async ({ api, nonce }) => {
      const { emailLoginEnabled } = await api.startupConfig();
      if (emailLoginEnabled !== false)
        return doesNotApply(emailLoginClosed, 'This deployment allows e-mail login.');
      await check(emailLoginClosed, async () => {
        const refusal = await api.logIn(`nobody-${nonce}@example.com`, `guess-${nonce}`);
        expect(refusal.status, 'status of POST /api/auth/login').toBe(403);
      });
    },
  );

  test('the readiness endpoint reports readiness', judges(readinessEndpoint), async ({ api }) => {
    const unpublished = [401, 403, 404];
    if (unpublished.includes((await api.get('/readyz')).status))
      return doesNotApply(readinessEndpoint, 'This address does not publish /readyz.');
    await check(readinessEndpoint, async () => {
      const status = async () => (await api.get('/readyz')).status;
      await expect.poll(status, 'status of GET /readyz').toBe(200);
      const answer = await (await api.get('/readyz')).text();
      expect(answer.slice(0, 80), 'answer of GET /readyz').not.toMatch(/<!doctype|<html/i);
    });
  });
});
