import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import { models } from '../../fixtures/doubles/providers.ts';
import type { ChatPage } from '../../fixtures/pages/chat-page.ts';
import { modelSpec } from '../../fixtures/stack/shapes/metered.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { labels, modelOf } from './names.ts';
import { presetAnswers, specAnswers, specOffered, specReopened } from './presets.checks.ts';

const { label, preset } = modelSpec;
const [, mini = ''] = models.openai;

test.describe('Choices that have a name', () => {
  test(
    'a model spec',
    judges(specOffered, specAnswers, specReopened),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const expected = { shown: label, model: preset.model, instructions: preset.promptPrefix };
      await chat.models.open();
      await check(specOffered, async () =>
        expect(await chat.models.providers(), 'what the selector offers').toContain(label),
      );
      await chat.models.chooseSpec(label);
      await check(specAnswers, () => answers(chat, doubles, `Spec ${nonce}`, expected));
      await chat.startNewChat();
      await chat.models.choose(labels.anthropic, modelOf('anthropic'));
      await chat.ask(`Newer ${nonce}`);
      await chat.conversations.choose(1);
      await chat.turns
        .filter({ hasText: `Spec ${nonce}` })
        .first()
        .waitFor();
      await check(specReopened, () => answers(chat, doubles, `Again ${nonce}`, expected));
    },
  );

  test('a preset', judges(presetAnswers), async ({ chat, ownChats, doubles, nonce }) => {
    const title = `Preset ${nonce}`;
    const instructions = 'Answer as the preset of the conformance suite asks.';
    const choice = { endpoint: 'openAI', model: mini, promptPrefix: instructions };
    await ownChats.addPreset({ title, ...choice });
    await chat.open();
    await chat.models.choosePreset(title);
    await check(presetAnswers, () =>
      answers(chat, doubles, `Say ${nonce}`, { shown: mini, model: mini, instructions }),
    );
  });
});

/** The page shows the choice, and its model answers as its instructions ask. */
async function answers(
  chat: ChatPage,
  doubles: DoublesClient,
  prompt: string,
  expected: { readonly shown: string; readonly model: string; readonly instructions: string },
): Promise<void> {
  await expect(chat.models.button, 'the choice shown').toHaveText(expected.shown);
  await chat.ask(prompt);
  const asked = await doubles.chats(prompt);
  expect(
    asked.map(({ model }) => model),
    'model that got this prompt',
  ).toEqual([expected.model]);
  expect(asked[0]?.messages[0], 'instructions that the model got').toContain(expected.instructions);
}
