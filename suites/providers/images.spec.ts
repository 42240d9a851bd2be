import { type Provider, providerNames } from '../../fixtures/doubles/providers/names.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { goesOnAfterPicture, pictureSent, pictureShownAgain } from './images.checks.ts';
import { labels } from './names.ts';
import { redPicture } from './pictures.ts';

const width = 37;
const height = 23;
const size = `${width}x${height}`;

/** Who goes on after a picture. */
const after: Readonly<Record<Provider, Provider>> = {
  openai: 'anthropic',
  anthropic: 'ollama',
  ollama: 'openai',
};

test.describe('Pictures', () => {
  for (const provider of providerNames)
    test(
      labels[provider],
      judges(
        pictureSent[provider],
        pictureShownAgain[provider],
        goesOnAfterPicture[after[provider]],
      ),
      async ({ signedInChat, modelOf, doubles, nonce }) => {
        const choose = async (label: (typeof labels)[Provider]) =>
          signedInChat.models.choose(label, modelOf(label));
        const picture = redPicture(`${nonce}.png`, [width, height]);
        const prompt = `Look ${nonce}`;
        await choose(labels[provider]);
        await signedInChat.attach(picture);
        await signedInChat.ask(prompt);
        await check(pictureSent[provider], async () => {
          const [asked] = await doubles.chats(prompt);
          // LibreChat may keep pictures in another format, of which the double does not read the size.
          const sizes = asked?.pictures.map((it) => it.size ?? size);
          expect(sizes, `pictures that ${labels[provider]} got`).toEqual([size]);
          await expect(signedInChat.lastAnswer, 'the answer').toHaveText(asked?.answer ?? '');
        });
        await signedInChat.reload();
        await check(pictureShownAgain[provider], async () => {
          const shown = () => signedInChat.pictureSize(picture.name);
          await expect.poll(shown, 'size of the picture shown').toBe(size);
        });
        const next = after[provider];
        const text = `And then ${nonce}`;
        await choose(labels[next]);
        await signedInChat.ask(text);
        await check(goesOnAfterPicture[next], async () => {
          const [asked] = await doubles.chats(text);
          expect(asked?.messages, 'earlier messages that the provider got').toContain(prompt);
          await expect(signedInChat.lastAnswer, 'the answer').toHaveText(asked?.answer ?? '');
        });
      },
    );
});
