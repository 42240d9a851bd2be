import type { ChatPage } from '../../fixtures/pages/chat-page.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { labels } from './names.ts';
import {
  reasoning,
  thoughtsShown,
  thoughtsShownAgain,
  thoughtsStored,
} from './reasoning.checks.ts';

const text = 'The sum is four.';
const thoughts = 'Two and two make four, however I turn them.';

test.describe('Reasoning', () => {
  for (const provider of reasoning)
    test(
      labels[provider],
      judges(thoughtsShown[provider], thoughtsStored[provider], thoughtsShownAgain[provider]),
      async ({ signedInChat, ownChats, modelOf, doubles, nonce }) => {
        const prompt = `Think ${nonce}`;
        await doubles.behave(prompt, { answer: { text, reasoning: thoughts } });
        await signedInChat.models.choose(labels[provider], modelOf(labels[provider]));
        await signedInChat.ask(prompt);
        await check(thoughtsShown[provider], () => expectApart(signedInChat, 'shown'));
        await check(thoughtsStored[provider], async () => {
          const answers = await ownChats.answers(signedInChat.conversationId ?? '');
          const parts = answers.flatMap(({ content }) => content ?? []);
          const said = parts.filter(({ type }) => type === 'text').map((part) => part.text);
          const thought = parts.filter(({ type }) => type === 'think').map((part) => part.think);
          expect(said.join(''), 'the answer stored').toBe(text);
          expect(thought.join(''), 'the thoughts stored').toBe(thoughts);
        });
        await signedInChat.reload();
        await check(thoughtsShownAgain[provider], () => expectApart(signedInChat, 'shown again'));
      },
    );
});

/** Judges that the page has the answer and, folded before it, what the model thought. */
async function expectApart(chat: ChatPage, when: string): Promise<void> {
  await expect(chat.lastAnswer, `the answer ${when}`).toHaveText(text);
  await expect(chat.extras.thoughtsButton, `the thoughts ${when}, folded`).toBeVisible();
  await chat.extras.openThoughts();
  await expect(chat.extras.thoughts, `the thoughts ${when}`).toContainText(thoughts);
}
