import { check, expect, judges, test } from '../../fixtures/test.ts';
import { deletedStaysDeleted } from './deleted.checks.ts';

test(
  'a deleted conversation does not come back',
  judges(deletedStaysDeleted),
  async ({ signedInChat: chat, nonce }) => {
    await chat.ask(`Forget ${nonce}`);
    const { conversationId = '' } = chat;
    await chat.conversations.deleteOpen();
    await check(deletedStaysDeleted, async () => {
      await expect(chat.turns, 'turns after the deletion').toHaveCount(0);
      await chat.revisit(conversationId, () => chat.page.goBack());
      await expect(chat.turns, 'turns after Back').toHaveCount(0);
      await chat.revisit(conversationId, () => chat.page.goto(`/c/${conversationId}`));
      await expect(chat.turns, 'turns at the address of the conversation').toHaveCount(0);
    });
  },
);
