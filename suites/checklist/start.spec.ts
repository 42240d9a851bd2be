import { check, expect, judges, test } from '../../fixtures/test.ts';

/** The page as people get it, service worker included. */
test.use({ serviceWorkers: 'allow' });

test.describe('LibreChat starts', () => {
  test(
    'the page and everything it refers to are served',
    judges('start.page-served'),
    async ({ page, loginPage }) => {
      await check('start.page-served', async () => {
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
    judges(
      'start.config-is-json',
      'start.config-matches-address',
      'start.config-offers-sso',
      'start.registration-closed',
    ),
    async ({ api, stack }) => {
      await check('start.config-is-json', async () => {
        await api.startupConfig();
      });
      const config = await api.startupConfig();
      await check('start.config-matches-address', () => {
        expect(config.serverDomain, 'serverDomain').toBe(stack.browserUrl);
      });
      await check('start.config-offers-sso', () => {
        expect(config, 'the configuration').toMatchObject({
          socialLoginEnabled: true,
          googleLoginEnabled: true,
          openidLoginEnabled: true,
        });
      });
      await check('start.registration-closed', async () => {
        expect(config.registrationEnabled, 'registrationEnabled').toBe(false);
        const refusal = await api.register({});
        expect(refusal.status, 'status of POST /api/auth/register').toBe(403);
      });
    },
  );

  test(
    'an unknown path of the API returns 404',
    judges('start.unknown-api-refused'),
    async ({ api }) => {
      await check('start.unknown-api-refused', async () => {
        const response = await api.get('/api/conformance-unknown');
        expect(response.status, 'status').toBe(404);
        expect(response.headers.get('content-type'), 'content type').toContain('json');
      });
    },
  );
});
