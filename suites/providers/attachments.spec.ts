import { counterpart } from '../../fixtures/checks/counterpart.ts';
import type { ChatClient } from '../../fixtures/clients/chat.ts';
import type { ChatPage } from '../../fixtures/pages/chat-page.ts';
import { attachmentLimits } from '../../fixtures/stack/shapes/limits.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  largeFileRejected,
  largeFileTold,
  tooManyTold,
  wrongTypeRejected,
  wrongTypeTold,
} from './attachments.checks.ts';
import { redPicture } from './pictures.ts';

type Picture = ReturnType<typeof redPicture>;

const size = [37, 23] as const;

const says = 'what the page says of the file';

test.describe('Files over the limit', () => {
  test(
    'over the API',
    judges(largeFileRejected, wrongTypeRejected),
    async ({ newChats, nonce }) => {
      const chats = await newChats();
      await counterpart('a small picture of the allowed kind is taken', async () => {
        expect(await statusOf(chats, redPicture(`small-${nonce}.png`, size))).toBe(200);
      });
      for (const [handle, file] of [
        [largeFileRejected, tooLarge(`large-${nonce}.png`)],
        [wrongTypeRejected, otherKind(`other-${nonce}.gif`)],
      ] as const) {
        const status = await statusOf(chats, file);
        await check(handle, () =>
          expect(status, 'status of the upload').toBeGreaterThanOrEqual(400),
        );
      }
    },
  );

  test(
    'in the page',
    judges(largeFileTold, wrongTypeTold),
    async ({ signedInChat: chat, nonce }) => {
      await chat.chooseFile(otherKind(`other-${nonce}.gif`));
      await check(wrongTypeTold, () => refused(chat, /unsupported file type/i));
      await chat.chooseFile(tooLarge(`large-${nonce}.png`));
      await check(largeFileTold, async () => {
        await refused(chat, new RegExp(`\\b${attachmentLimits.megabytes} ?MB`, 'i'));
        await chat.ask(`Without ${nonce}`);
        await expect(chat.lastAnswer, 'the answer').toContainText(`Without ${nonce}`);
      });
    },
  );

  test('one file too many', judges(tooManyTold), async ({ signedInChat: chat, nonce }) => {
    for (let index = 1; index <= attachmentLimits.files; index += 1)
      await chat.attach(redPicture(`picture-${index}-${nonce}.png`, size));
    await chat.chooseFile(redPicture(`another-${nonce}.png`, size));
    await check(tooManyTold, () => refused(chat, /limit reached/i, attachmentLimits.files));
  });
});

/** The page says why it does not take a file, and has attached no more than those before. */
async function refused(chat: ChatPage, words: RegExp, before = 0): Promise<void> {
  const said = chat.notices.getByText(words).first();
  await expect(said.or(chat.attachments.nth(before)).first(), says).toBeVisible();
  await expect(chat.attachments, 'files attached').toHaveCount(before);
  await expect(said, says).toBeVisible();
}

async function statusOf(chats: ChatClient, { name, mimeType, buffer }: Picture): Promise<number> {
  const file = new File([new Uint8Array(buffer)], name, { type: mimeType });
  return (await chats.upload(file)).status;
}

/** A picture with more bytes behind it than a file may have. */
function tooLarge(name: string): Picture {
  const picture = redPicture(name, size);
  const padding = Buffer.alloc(attachmentLimits.megabytes * 1_048_576 + 1);
  return { ...picture, buffer: Buffer.concat([picture.buffer, padding]) };
}

/** A picture that says that it is of a kind which is not allowed. */
function otherKind(name: string): Picture {
  return { ...redPicture(name, size), mimeType: 'image/gif' };
}
