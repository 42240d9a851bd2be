import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import { providerNames } from '../../fixtures/doubles/providers/names.ts';
import { models } from '../../fixtures/doubles/providers.ts';
import { ChatPage } from '../../fixtures/pages/chat-page.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  afterReload,
  allOffered,
  illegalModel,
  keptInNewChat,
  onlyConfigured,
  reopened,
  secondTab,
  storedModel,
  withinProvider,
} from './choosing.checks.ts';
import { labels } from './names.ts';

const [gpt = '', mini = ''] = models.openai;
const [claude = ''] = models.anthropic;
const [oss = ''] = models.ollama;

test.describe('Choosing a model', () => {
  test(
    'what is offered',
    judges(onlyConfigured, allOffered.openai, allOffered.anthropic, allOffered.ollama),
    async ({ signedInChat: chat }) => {
      await chat.models.open();
      const offered = await chat.models.providers();
      await check(onlyConfigured, () =>
        expect(offered.toSorted(), 'providers offered').toEqual(Object.values(labels).toSorted()),
      );
      for (const provider of providerNames)
        await check(allOffered[provider], async () => {
          const names = await chat.models.modelsOf(labels[provider]);
          expect(names.toSorted(), 'models offered').toEqual([...models[provider]].toSorted());
        });
    },
  );

  test(
    'within a provider, and what is stored',
    judges(withinProvider, storedModel),
    async ({ signedInChat: chat, askAndExpect, api, session, nonce }) => {
      await askAndExpect('OpenAI', gpt, `First ${nonce}`);
      await check(withinProvider, () => askAndExpect('OpenAI', mini, `Second ${nonce}`));
      await chat.models.choose('Ollama', oss);
      await chat.ask(`Third ${nonce}`);
      await check(storedModel, async () => {
        const { accessToken } = await api.refresh(await refreshTokenOf(chat, session.refreshToken));
        const stored = await api.conversation(chat.conversationId ?? '', accessToken);
        expect(stored, 'model of the conversation').toMatchObject({
          endpoint: 'ollama',
          model: oss,
        });
      });
    },
  );

  test(
    'kept over a reload and a new chat',
    judges(afterReload, keptInNewChat),
    async ({ signedInChat: chat, doubles, nonce }) => {
      await chat.models.choose('Anthropic', claude);
      await chat.reload();
      await check(afterReload, () => answers(chat, doubles, claude, `Reloaded ${nonce}`));
      await chat.startNewChat();
      await check(keptInNewChat, () => answers(chat, doubles, claude, `New ${nonce}`));
    },
  );

  test(
    'an old conversation opened again',
    judges(reopened),
    async ({ signedInChat: chat, doubles, nonce }) => {
      await chat.models.choose('OpenAI', mini);
      await chat.ask(`Old ${nonce}`);
      await chat.startNewChat();
      await chat.models.choose('Anthropic', claude);
      await chat.ask(`Newer ${nonce}`);
      await chat.conversations.choose(1);
      await chat.turns
        .filter({ hasText: `Old ${nonce}` })
        .first()
        .waitFor();
      await check(reopened, () => answers(chat, doubles, mini, `Again ${nonce}`));
    },
  );

  test(
    'in two tabs',
    judges(secondTab),
    async ({ signedInChat: chat, context, doubles, nonce }) => {
      await chat.models.choose('OpenAI', gpt);
      const other = new ChatPage(await context.newPage());
      await other.open();
      await other.models.choose('Anthropic', claude);
      await other.ask(`Other ${nonce}`);
      await check(secondTab, () => answers(chat, doubles, gpt, `First ${nonce}`));
    },
  );

  test(
    'a model that is not offered',
    judges(illegalModel.openai, illegalModel.anthropic, illegalModel.ollama),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      for (const provider of providerNames) {
        const text = `Illegal ${provider} ${nonce}`;
        const answer = await chats.ask({ text, provider, model: 'gpt-withdrawn' });
        await check(illegalModel[provider], async () => {
          expect(answer.failure, 'what the person reads').toContain('illegal_model_request');
          const asked = await doubles.providerRequests(text);
          expect(asked, 'requests to the providers').toEqual([]);
        });
      }
    },
  );
});

/** The page shows the model, and that model answers. */
async function answers(
  chat: ChatPage,
  doubles: DoublesClient,
  model: string,
  prompt: string,
): Promise<void> {
  await expect(chat.models.button, 'the model shown').toHaveText(model);
  await chat.ask(prompt);
  const asked = (await doubles.chats(prompt)).map((it) => it.model);
  expect(asked, 'provider and model that got this prompt').toEqual([model]);
}

/** The refresh token that the browser has now: the page may have renewed the one of the sign-in. */
async function refreshTokenOf(chat: ChatPage, first: string): Promise<string> {
  const cookies = await chat.page.context().cookies();
  return cookies.find(({ name }) => name === 'refreshToken')?.value ?? first;
}
