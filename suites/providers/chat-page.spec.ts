import { PageFaults } from '../../fixtures/pages/page-faults.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  accountMenu,
  composer,
  modelSelector,
  noConsoleError,
  noFailedRequest,
} from './chat-page.checks.ts';

/** The page as people get it, service worker included. */
test.use({ serviceWorkers: 'allow' });

test.describe('Chat loads after login', () => {
  test(
    'the page offers what a user needs',
    judges(composer, modelSelector, accountMenu),
    async ({ chat, employee, session: _ }) => {
      await chat.page.goto('/c/new');
      await check(composer, async () => {
        await expect(chat.composer, 'the composer').toBeEditable();
        await chat.composer.fill('Hello');
        await expect(chat.sendButton, 'the send button').toBeEnabled();
      });
      await check(modelSelector, async () => {
        await expect(chat.models.button, 'the model selector').toHaveText(/\S/);
        await chat.models.open();
        for (const provider of ['OpenAI', 'Anthropic', 'Ollama'] as const)
          await expect(chat.models.provider(provider), provider).toBeVisible();
        await chat.models.close();
      });
      await check(accountMenu, async () => {
        await chat.account.open();
        await expect(chat.account.menu, 'the account menu').toContainText(employee.email ?? '');
        await expect(chat.account.logOutItem, 'Log out').toBeVisible();
      });
    },
  );

  test(
    'the page loads without errors',
    judges(noConsoleError, noFailedRequest),
    async ({ chat, session: _, stack }) => {
      const faults = new PageFaults(chat.page, stack.browserUrl);
      await chat.open();
      await faults.quiet();
      await check(noConsoleError, () => {
        expect(faults.consoleErrors, 'console errors').toEqual([]);
      });
      await check(noFailedRequest, () => {
        expect(faults.failedRequests, 'failed requests').toEqual([]);
      });
    },
  );
});
