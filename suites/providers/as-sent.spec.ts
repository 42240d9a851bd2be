import { providerNames } from '../../fixtures/doubles/providers/names.ts';
import { slowness } from '../../fixtures/kernel/deadlines.ts';
import { AnswerWatcher } from '../../fixtures/pages/arrivals.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { asSent } from './as-sent.checks.ts';
import { labels, modelOf } from './names.ts';

/** A model may send a short answer in few pieces. */
const fewestSteps = 3;

test.describe('An answer in the words of the model', () => {
  for (const provider of providerNames)
    test(
      labels[provider],
      judges(asSent[provider]),
      async ({ signedInChat: chat, doubles, nonce }) => {
        const prompt = `Write the numbers from one to forty as words, in one line, then 🚀 and ${nonce}`;
        await doubles.behave(prompt, { answer: { everyMs: 100 } });
        const watcher = new AnswerWatcher(chat.page);
        await chat.models.choose(labels[provider], modelOf(provider));
        await watcher.start();
        await chat.ask(prompt);
        const [asked] = await doubles.chats(prompt);
        const arrivals = await watcher.arrivals();
        const shown = await chat.lastAnswer.innerText();
        await chat.reload();
        await chat.lastAnswer.waitFor();
        const later = await chat.lastAnswer.innerText();
        await check(asSent[provider], () => {
          expect(words(shown), 'the whole answer').toEqual(words(asked?.answer));
          // A page on a busy machine renders less often, but an answer that was buffered comes in one step.
          const fewest = Math.max(2, Math.floor(fewestSteps / slowness()));
          expect(arrivals.length, 'separate arrivals').toBeGreaterThanOrEqual(fewest);
          expect(words(later), 'stored answer').toEqual(words(asked?.answer));
        });
      },
    );
});

/** The words and emoji of an answer, and what is left of a broken character: the page renders what is between them. */
function words(text = ''): string[] {
  return (
    text.match(/[\p{L}\p{N}]+|[\p{Extended_Pictographic}\p{Regional_Indicator}\uFFFD]/gu) ?? []
  );
}
