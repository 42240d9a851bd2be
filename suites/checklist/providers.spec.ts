import { check, expect, judges, test } from '../../fixtures/test.ts';

test.describe('Switching providers', () => {
  test(
    'within one conversation, there and back',
    judges(
      'providers.switch.to-anthropic',
      'providers.switch.to-ollama',
      'providers.switch.back-to-openai',
      'providers.switch.same-conversation',
      'providers.switch.history-sent',
    ),
    async ({ signedInChat: chat, askAndExpect, doubles, nonce }) => {
      await chat.models.choose('OpenAI', 'gpt-5.4');
      await chat.ask(`First ${nonce}`);
      const address = chat.page.url();
      await check('providers.switch.to-anthropic', () =>
        askAndExpect('Anthropic', 'claude-sonnet-4-6', `Second ${nonce}`),
      );
      await check('providers.switch.to-ollama', () =>
        askAndExpect('Ollama', 'gpt-oss:20b', `Third ${nonce}`),
      );
      await check('providers.switch.back-to-openai', () =>
        askAndExpect('OpenAI', 'gpt-5.4', `Fourth ${nonce}`),
      );
      await check('providers.switch.same-conversation', async () => {
        expect(chat.page.url(), 'address').toBe(address);
        await expect(chat.turns, 'turns shown').toHaveCount(8);
        await chat.reload();
        await expect(chat.turns, 'turns shown after a reload').toHaveCount(8);
      });
      await check('providers.switch.history-sent', async () => {
        const [last] = await doubles.chats(`Fourth ${nonce}`);
        const sent = last?.messages.join('\n') ?? '';
        for (const earlier of ['First', 'Second', 'Third'])
          expect(sent, `what OpenAI was sent`).toContain(`${earlier} ${nonce}`);
      });
    },
  );

  for (const [id, provider, model] of [
    ['providers.switch.new-chat-anthropic', 'Anthropic', 'claude-sonnet-4-6'],
    ['providers.switch.new-chat-ollama', 'Ollama', 'gpt-oss:20b'],
    ['providers.switch.new-chat-openai', 'OpenAI', 'gpt-5.4-mini'],
  ] as const)
    test(
      `in a new chat with ${provider}`,
      judges(id),
      async ({ signedInChat, askAndExpect, nonce }) => {
        await signedInChat.models.choose('OpenAI', 'gpt-5.4');
        await signedInChat.ask(`Before ${nonce}`);
        await signedInChat.startNewChat();
        await check(id, () => askAndExpect(provider, model, `After ${nonce}`));
      },
    );
});
