import { models } from '../../fixtures/doubles/providers.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { labels } from './names.ts';
import { withdrawnReplaced, withdrawnTold } from './withdrawn.checks.ts';

const [gpt = '', mini = ''] = models.openai;
const withdrawn = 'gpt-withdrawn';

test(
  'a model that was withdrawn',
  judges(withdrawnTold, withdrawnReplaced),
  async ({ signedInChat: chat, storedAccounts, doubles, nonce }) => {
    await chat.models.choose(labels.openai, mini);
    await chat.ask(`Before ${nonce}`);
    await storedAccounts.backdateModel(chat.conversationId ?? '', withdrawn);
    await chat.reload();
    await chat.answers.first().waitFor();
    await chat.send(`After ${nonce}`);
    const asked = async () => (await doubles.chats(`After ${nonce}`)).map(({ model }) => model);
    const said = async () => ((await chat.failure.count()) ? chat.failure.innerText() : '');
    await check(withdrawnTold, async () => {
      const outcome = async () => [...(await asked()), await said()].join('');
      await expect.poll(outcome, 'what the page says').not.toBe('');
      const answered = await asked();
      const shown = await chat.models.currentModel();
      const who = 'the model shown and the models that answered';
      if (answered.length > 0) expect(answered, who).toEqual([shown]);
      else expect(await said(), 'what the page says').toMatch(/model/i);
    });
    await chat.sendButton.waitFor();
    await chat.models.choose(labels.openai, gpt);
    await chat.send(`Next ${nonce}`);
    await check(withdrawnReplaced, async () => {
      const next = () => doubles.chats(`Next ${nonce}`);
      const reached = async () => (await next()).map(({ model }) => model);
      await expect.poll(reached, 'models that got the next message').toEqual([gpt]);
      const [request] = await next();
      expect(request?.messages, 'what the next model was sent').toContain(`Before ${nonce}`);
    });
  },
);
