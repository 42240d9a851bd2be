import { PageFaults } from '../../fixtures/pages/page-faults.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';

/** The page as people get it, service worker included. */
test.use({ serviceWorkers: 'allow' });

test.describe('Chat loads after login', () => {
  test(
    'the page offers what a user needs',
    judges('chat.loads.composer', 'chat.loads.model-selector', 'chat.loads.account-menu'),
    async ({ chat, employee, session: _ }) => {
      await chat.page.goto('/c/new');
      await check('chat.loads.composer', async () => {
        await expect(chat.composer, 'the composer').toBeEditable();
        await chat.composer.fill('Hello');
        await expect(chat.sendButton, 'the send button').toBeEnabled();
      });
      await check('chat.loads.model-selector', async () => {
        await expect(chat.models.button, 'the model selector').toHaveText(/\S/);
        await chat.models.open();
        for (const provider of ['OpenAI', 'Anthropic', 'Ollama'] as const)
          await expect(chat.models.provider(provider), provider).toBeVisible();
        await chat.models.close();
      });
      await check('chat.loads.account-menu', async () => {
        await chat.account.open();
        await expect(chat.account.menu, 'the account menu').toContainText(employee.email ?? '');
        await expect(chat.account.logOutItem, 'Log out').toBeVisible();
      });
    },
  );

  test(
    'the page loads without errors',
    judges('chat.loads.no-console-error', 'chat.loads.no-failed-request'),
    async ({ chat, session: _, stack }) => {
      const faults = new PageFaults(chat.page, stack.browserUrl);
      await chat.open();
      await faults.quiet();
      await check('chat.loads.no-console-error', () => {
        expect(faults.consoleErrors, 'console errors').toEqual([]);
      });
      await check('chat.loads.no-failed-request', () => {
        expect(faults.failedRequests, 'failed requests').toEqual([]);
      });
    },
  );
});
