import { saidBy } from '../../fixtures/clients/answer.ts';
import type { ChatClient } from '../../fixtures/clients/chat.ts';
import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import type { Behaviour } from '../../fixtures/doubles/providers/behaviours.ts';
import { type Provider, providerNames } from '../../fixtures/doubles/providers/names.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { type EarlierTurn, earlierTurnNames, goesOn } from './history.checks.ts';
import { modelOf } from './names.ts';
import { numbered } from './numbered.ts';

/** Who answered before: Anthropic where it can, because it reasons in parts of its own. */
const before: Readonly<Record<Provider, Provider>> = {
  openai: 'anthropic',
  ollama: 'anthropic',
  anthropic: 'ollama',
};

const behaviours: Readonly<Record<EarlierTurn, Pick<Behaviour, 'fault' | 'answer'>>> = {
  reasoning: { answer: { text: 'The sum is four.', reasoning: 'Two and two make four.' } },
  empty: { answer: { text: '' } },
  failed: { fault: 'bad-request' },
  stopped: { answer: numbered(100, { everyMs: 150 }) },
};

test.describe('History after a switch', () => {
  for (const earlier of earlierTurnNames)
    test(
      earlier,
      judges(goesOn[earlier].openai, goesOn[earlier].anthropic, goesOn[earlier].ollama),
      async ({ newChats, doubles, nonce }) => {
        const chats = await newChats();
        for (const provider of providerNames) {
          const first = `First ${provider} ${nonce}`;
          const after = await playTurn(chats, doubles, before[provider], first, earlier);
          const text = `Then ${provider} ${nonce}`;
          const answer = await chats.ask({ text, provider, model: modelOf(provider), after });
          await check(goesOn[earlier][provider], async () => {
            const [asked] = await doubles.chats(text);
            expect(saidBy(answer), 'the answer after the switch').toBe(
              asked?.answer ?? 'an answer of the double',
            );
            expect(asked?.messages, 'earlier messages that the provider got').toContain(first);
          });
        }
      },
    );
});

/** Has a provider answer in a given way; returns the end of the conversation. */
async function playTurn(
  chats: ChatClient,
  doubles: DoublesClient,
  provider: Provider,
  text: string,
  earlier: EarlierTurn,
): Promise<{ conversationId: string; messageId: string }> {
  await doubles.behave(text, behaviours[earlier]);
  const started = await chats.start({ text, provider, model: modelOf(provider) });
  const conversationId = started.streamId ?? '';
  const answered = chats.answerOf(conversationId);
  if (earlier === 'stopped') {
    await expect.poll(async () => (await doubles.chats(text)).length).toBe(1);
    await chats.abort({ conversationId });
  }
  const { messageId } = await answered;
  const stored = (await chats.messages(conversationId)).at(-1);
  return { conversationId, messageId: stored?.messageId ?? messageId };
}
