import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  backToOpenai,
  historySent,
  newChatAnthropic,
  newChatOllama,
  newChatOpenai,
  sameConversation,
  toAnthropic,
  toOllama,
} from './switching.checks.ts';

test.describe('Switching providers', () => {
  test(
    'within one conversation, there and back',
    judges(toAnthropic, toOllama, backToOpenai, sameConversation, historySent),
    async ({ signedInChat: chat, askAndExpect, doubles, nonce }) => {
      await chat.models.choose('OpenAI', 'gpt-5.4');
      await chat.ask(`First ${nonce}`);
      const address = chat.page.url();
      await check(toAnthropic, () =>
        askAndExpect('Anthropic', 'claude-sonnet-4-6', `Second ${nonce}`),
      );
      await check(toOllama, () => askAndExpect('Ollama', 'gpt-oss:20b', `Third ${nonce}`));
      await check(backToOpenai, () => askAndExpect('OpenAI', 'gpt-5.4', `Fourth ${nonce}`));
      await check(sameConversation, async () => {
        expect(chat.page.url(), 'address').toBe(address);
        await expect(chat.turns, 'turns shown').toHaveCount(8);
        await chat.reload();
        await expect(chat.turns, 'turns shown after a reload').toHaveCount(8);
      });
      await check(historySent, async () => {
        const [last] = await doubles.chats(`Fourth ${nonce}`);
        const sent = last?.messages.join('\n') ?? '';
        for (const earlier of ['First', 'Second', 'Third'])
          expect(sent, `what OpenAI was sent`).toContain(`${earlier} ${nonce}`);
      });
    },
  );

  for (const [answered, provider, model] of [
    [newChatAnthropic, 'Anthropic', 'claude-sonnet-4-6'],
    [newChatOllama, 'Ollama', 'gpt-oss:20b'],
    [newChatOpenai, 'OpenAI', 'gpt-5.4-mini'],
  ] as const)
    test(
      `in a new chat with ${provider}`,
      judges(answered),
      async ({ signedInChat, askAndExpect, nonce }) => {
        await signedInChat.models.choose('OpenAI', 'gpt-5.4');
        await signedInChat.ask(`Before ${nonce}`);
        await signedInChat.startNewChat();
        await check(answered, () => askAndExpect(provider, model, `After ${nonce}`));
      },
    );
});
