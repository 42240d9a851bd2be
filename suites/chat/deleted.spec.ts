import { PageFaults } from '../../fixtures/pages/page-faults.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';

test(
  'a deleted conversation does not come back',
  judges('chat.deleted-stays-deleted'),
  async ({ signedInChat: chat, nonce, stack }) => {
    await chat.ask(`Forget ${nonce}`);
    const address = chat.page.url();
    await chat.conversations.deleteOpen();
    await check('chat.deleted-stays-deleted', async () => {
      const traffic = new PageFaults(chat.page, stack.browserUrl);
      await traffic.quiet();
      await expect(chat.turns, 'turns after the deletion').toHaveCount(0);
      await chat.page.goBack();
      await traffic.quiet();
      await expect(chat.turns, 'turns after Back').toHaveCount(0);
      await chat.page.goto(address);
      await traffic.quiet();
      await expect(chat.turns, 'turns at the address of the conversation').toHaveCount(0);
    });
  },
);
