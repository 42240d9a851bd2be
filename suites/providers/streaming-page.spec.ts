import { slowness } from '../../fixtures/kernel/deadlines.ts';
import { AnswerTexts, type ShownText } from '../../fixtures/pages/answer-texts.ts';
import { ChatPage } from '../../fixtures/pages/chat-page.ts';
import { openStreamLate } from '../../fixtures/pages/late-stream.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { flat, numbered } from './numbered.ts';
import { beginSecond, secondAnswer, secondWithinMs } from './second-answer.ts';
import {
  firstShownInOrder,
  overBeforeOpened,
  secondShownInOrder,
  throughProxies,
  wholeAfterNewChat,
  wholeAfterOffline,
  wholeAfterReload,
  wholeInSecondTab,
} from './streaming.checks.ts';

const paced = numbered(24, { everyMs: 150 });
const fewestSteps = 5;
/** Half of the time that the double takes. */
const shortestSpanMs = 1_700;
const offlineMs = 5_000;
const overWithinMs = 10_000;

test.describe('The stream of an answer in the page', () => {
  test(
    'as it arrives',
    judges(firstShownInOrder, secondShownInOrder),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const texts = new AnswerTexts(chat.page);
      for (const [count, inOrder] of [firstShownInOrder, secondShownInOrder].entries()) {
        const prompt = `Count ${count} ${nonce}`;
        await doubles.behave(prompt, { answer: paced });
        await texts.start();
        await chat.send(prompt);
        await chat.answerCompleted(count + 1);
        await check(inOrder, async () => {
          const seen = await texts.seen();
          expect(straysIn(seen), 'pieces shown that are no beginning of the answer').toEqual([]);
          expect(seen.length, 'pieces shown one after the other').toBeGreaterThan(5);
          expect(seen.at(-1)?.text, 'pieces shown in the end').toBe(flat(paced.text));
        });
      }
    },
  );

  for (const [shape, inSteps] of Object.entries(throughProxies))
    test(
      `in the shape ${shape}`,
      judges(inSteps),
      async ({ signedInChat: chat, doubles, nonce }) => {
        const prompt = `Count ${nonce}`;
        await doubles.behave(prompt, { answer: paced });
        const texts = new AnswerTexts(chat.page);
        await texts.start();
        await chat.send(prompt);
        await chat.answerCompleted(1);
        await check(inSteps, async () => {
          const seen = await texts.seen();
          expect(straysIn(seen), 'pieces shown that are no beginning of the answer').toEqual([]);
          // A page on a busy machine renders less often, but an answer that was buffered comes in one step.
          const slower = slowness();
          const fewest = Math.max(1, Math.floor(fewestSteps / slower));
          expect(seen.length, 'separate arrivals').toBeGreaterThan(fewest);
          const spanMs = (seen.at(-1)?.atMs ?? 0) - (seen[0]?.atMs ?? 0);
          const shortestMs = shortestSpanMs / slower;
          expect(spanMs, 'milliseconds from first to last').toBeGreaterThan(shortestMs);
        });
      },
    );

  test(
    'over before the page opens it',
    judges(overBeforeOpened),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const prompt = `Over ${nonce}`;
      await doubles.behave(prompt, { answer: numbered(4, { firstAfterMs: 1_500 }) });
      await openStreamLate(chat.page, () => doubles.answered(prompt, overWithinMs));
      await chat.send(prompt);
      await check(overBeforeOpened, () =>
        expect(chat.lastAnswer, 'the whole answer').toHaveText('p001 p002 p003 p004'),
      );
    },
  );

  test(
    'reloaded in the middle',
    judges(wholeAfterReload),
    async ({ signedInChat: chat, doubles, nonce }) => {
      await beginSecond(chat, doubles, nonce);
      await chat.reload();
      await check(wholeAfterReload, () => shownWhole(chat));
    },
  );

  test(
    'offline in the middle',
    judges(wholeAfterOffline),
    async ({ signedInChat: chat, doubles, nonce }) => {
      await beginSecond(chat, doubles, nonce);
      await chat.offline(offlineMs);
      await check(wholeAfterOffline, () => shownWhole(chat));
    },
  );

  test(
    'in a second tab',
    judges(wholeInSecondTab),
    async ({ signedInChat: chat, context, doubles, nonce }) => {
      await beginSecond(chat, doubles, nonce);
      const other = new ChatPage(await context.newPage());
      await other.open(`/c/${chat.conversationId}`);
      await check(wholeInSecondTab, () => shownWhole(other));
    },
  );

  test(
    'left for a new chat',
    judges(wholeAfterNewChat),
    async ({ signedInChat: chat, doubles, nonce }) => {
      await beginSecond(chat, doubles, nonce);
      await chat.startNewChat();
      await chat.conversations.choose(0);
      await check(wholeAfterNewChat, () => shownWhole(chat));
    },
  );
});

/** The page shows the second answer whole, and still does when the last event has arrived, which can change it. */
async function shownWhole(chat: ChatPage): Promise<void> {
  const whole = [/This is/, flat(secondAnswer.text)];
  await expect(chat.answers, 'the whole answer').toHaveText(whole, { timeout: secondWithinMs });
  await chat.answerCompleted(2);
  await expect(chat.answers, 'the whole answer').toHaveText(whole);
}

/** The texts that were shown and do not begin the answer. */
function straysIn(seen: readonly ShownText[]): string[] {
  return seen.map(({ text }) => text).filter((text) => !flat(paced.text).startsWith(text));
}
