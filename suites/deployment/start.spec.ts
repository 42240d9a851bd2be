import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import {
  configIsJson,
  configMatchesAddress,
  configOffersSso,
  pageServed,
  registrationClosed,
  unknownApiRefused,
} from './start.checks.ts';

/** The page as people get it, service worker included. */
test.use({ serviceWorkers: 'allow' });

test.describe('LibreChat starts', () => {
  test(
    'the page and everything it refers to are served',
    judges(pageServed),
    async ({ page, loginPage }) => {
      await check(pageServed, async () => {
        const refused: string[] = [];
        page.on('response', (response) => {
          const type = response.headers()['content-type'] ?? '';
          const kind = response.request().resourceType();
          const isHtmlInPlaceOfCode = /script|stylesheet/.test(kind) && type.includes('html');
          if (response.status() >= 400 || isHtmlInPlaceOfCode)
            refused.push(`${response.status()} ${type} ${response.url()}`);
        });
        await loginPage.open();
        expect(refused, 'scripts, styles and calls that failed').toEqual([]);
      });
    },
  );

  test(
    'the startup configuration is JSON and matches the deployment',
    judges(configIsJson, configMatchesAddress, configOffersSso, registrationClosed),
    async ({ api, stack }) => {
      await check(configIsJson, async () => {
        await api.startupConfig();
      });
      const config = await api.startupConfig();
      await check(configMatchesAddress, () => {
        expect(config.serverDomain, 'serverDomain').toBe(stack.browserUrl);
      });
      await check(configOffersSso, () => {
        expect(config, 'the configuration').toMatchObject({
          socialLoginEnabled: true,
          googleLoginEnabled: true,
          openidLoginEnabled: true,
        });
      });
      if (stack.target !== 'remote' && stack.facts.registration.local)
        doesNotApply(registrationClosed, 'ALLOW_REGISTRATION=true opens registration on purpose.');
      else
        await check(registrationClosed, async () => {
          expect(config.registrationEnabled, 'registrationEnabled').toBe(false);
          const refusal = await api.register({});
          expect(refusal.status, 'status of POST /api/auth/register').toBe(403);
        });
    },
  );

  test('an unknown path of the API returns 404', judges(unknownApiRefused), async ({ api }) => {
    await check(unknownApiRefused, async () => {
      const response = await api.get('/api/conformance-unknown');
      expect(response.status, 'status').toBe(404);
      expect(response.headers.get('content-type'), 'content type').toContain('json');
    });
  });
});
