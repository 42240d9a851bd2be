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
    async ({ signedInChat: chat, askAndExpect, doubles, modelOf, nonce }) => {
      await chat.models.choose('OpenAI', modelOf('OpenAI'));
      await chat.ask(`First ${nonce}`);
      const address = chat.page.url();
      await check(toAnthropic, () =>
        askAndExpect('Anthropic', modelOf('Anthropic'), `Second ${nonce}`),
      );
      await check(toOllama, () => askAndExpect('Ollama', modelOf('Ollama'), `Third ${nonce}`));
      await check(backToOpenai, () => askAndExpect('OpenAI', modelOf('OpenAI'), `Fourth ${nonce}`));
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

  for (const [answered, provider, nth] of [
    [newChatAnthropic, 'Anthropic', 0],
    [newChatOllama, 'Ollama', 0],
    [newChatOpenai, 'OpenAI', 1],
  ] as const)
    test(
      `in a new chat with ${provider}`,
      judges(answered),
      async ({ signedInChat, askAndExpect, modelOf, nonce }) => {
        await signedInChat.models.choose('OpenAI', modelOf('OpenAI'));
        await signedInChat.ask(`Before ${nonce}`);
        await signedInChat.startNewChat();
        await check(answered, () =>
          askAndExpect(provider, modelOf(provider, nth), `After ${nonce}`),
        );
      },
    );
});
