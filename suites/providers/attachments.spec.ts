import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { attachmentLimitMb } from '../../fixtures/stack/shapes/limits.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { largeFileRejected, largeFileTold } from './attachments.checks.ts';
import { redPicture } from './pictures.ts';

const size = [37, 23] as const;

test.describe('Files over the limit', () => {
  test('over the API', judges(largeFileRejected), async ({ newChats, nonce }) => {
    const chats = await newChats();
    const statusOf = async ({ name, mimeType, buffer }: ReturnType<typeof redPicture>) => {
      const response = await chats.upload(
        new File([new Uint8Array(buffer)], name, { type: mimeType }),
      );
      return response.status;
    };
    await counterpart('a file below the limit is taken', async () => {
      expect(await statusOf(redPicture(`small-${nonce}.png`, size))).toBe(200);
    });
    const status = await statusOf(tooLarge(`large-${nonce}.png`));
    await check(largeFileRejected, () =>
      expect(status, 'status of the upload').toBeGreaterThanOrEqual(400),
    );
  });

  test('in the page', judges(largeFileTold), async ({ signedInChat: chat, nonce }) => {
    await chat.chooseFile(tooLarge(`large-${nonce}.png`));
    await check(largeFileTold, async () => {
      const said = chat.notices.getByText(new RegExp(`\\b${attachmentLimitMb} ?MB`, 'i')).first();
      const says = 'what the page says of the file';
      await expect(said.or(chat.attachments).first(), says).toBeVisible();
      await expect(chat.attachments, 'files attached').toHaveCount(0);
      await expect(said, says).toBeVisible();
      await chat.ask(`Without ${nonce}`);
      await expect(chat.lastAnswer, 'the answer').toContainText(`Without ${nonce}`);
    });
  });
});

/** A picture with more bytes behind it than a file may have. */
function tooLarge(name: string): ReturnType<typeof redPicture> {
  const picture = redPicture(name, size);
  const padding = Buffer.alloc(attachmentLimitMb * 1_048_576 + 1);
  return { ...picture, buffer: Buffer.concat([picture.buffer, padding]) };
}
