import { withdrawEndpoint } from '../../fixtures/pages/withdrawn-endpoint.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { startErrorShown } from './start-error.checks.ts';

test(
  'a rejected message shows an error, and the composer works again',
  judges(startErrorShown),
  async ({ signedInChat: chat, nonce }) => {
    await withdrawEndpoint(chat.page);
    await chat.send(`Say ${nonce}`);
    await check(startErrorShown, async () => {
      await expect(chat.failure, 'a message that says what went wrong').toContainText(/\w{3,}/);
      await chat.composer.fill(`Again ${nonce}`);
      await expect(chat.sendButton, 'the send button').toBeEnabled();
    });
  },
);
