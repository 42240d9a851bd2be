import { AnswerWatcher } from '../../fixtures/pages/arrivals.ts';
import { BrowserTraffic } from '../../fixtures/pages/browser-traffic.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  answerShown,
  answerStored,
  keyNotInBrowser,
  keyReachesProvider,
  modelUsed,
  streams,
} from './openai.checks.ts';

const fewestArrivals = 5;
const shortestStreamMs = 1_000;
/** A page that is slow to paint shows the answer in steps all the same; it takes some four seconds. */
const pieceEveryMs = 125;

test.describe('Messages to OpenAI', () => {
  test(
    'the answer streams, is correct and is stored',
    judges(answerShown, streams, modelUsed, answerStored),
    async ({ signedInChat: chat, doubles, modelOf, nonce }) => {
      const watcher = new AnswerWatcher(chat.page);
      await chat.models.choose('OpenAI', modelOf('OpenAI', 1));
      await watcher.start();
      const prompt = `Say ${nonce}`;
      await doubles.behave(prompt, { answer: { everyMs: pieceEveryMs } });
      await check(answerShown, async () => {
        await chat.ask(prompt);
        const [asked] = await doubles.chats(prompt);
        expect(asked?.provider, 'the provider that got this prompt').toBe('openai');
        await expect(chat.lastAnswer, 'the answer shown').toHaveText(asked?.answer ?? '');
      });
      await check(streams, async () => {
        const arrivals = await watcher.arrivals();
        expect(arrivals.length, 'growth steps').toBeGreaterThanOrEqual(fewestArrivals);
        const spanMs = (arrivals.at(-1)?.atMs ?? 0) - (arrivals[0]?.atMs ?? 0);
        expect(spanMs, 'ms from first to last').toBeGreaterThanOrEqual(shortestStreamMs);
      });
      const [asked] = await doubles.chats(prompt);
      await check(modelUsed, async () => {
        expect(asked?.model, 'model in the request to OpenAI').toBe(
          await chat.models.currentModel(),
        );
      });
      await check(answerStored, async () => {
        await chat.reload();
        await expect(chat.turns, 'turns after a reload').toHaveText([prompt, asked?.answer ?? '']);
      });
    },
  );

  test(
    'the key reaches OpenAI and never the browser',
    judges(keyReachesProvider, keyNotInBrowser),
    async ({ chat, session: _, doubles, stack, modelOf, nonce }) => {
      const traffic = new BrowserTraffic(chat.page);
      await chat.open();
      await chat.models.choose('OpenAI', modelOf('OpenAI'));
      await chat.send(`Say ${nonce}`);
      await check(keyReachesProvider, async () => {
        const answered = () => doubles.chats(`Say ${nonce}`);
        await expect.poll(answered, 'chats that OpenAI answered').not.toEqual([]);
      });
      await chat.answerCompleted(1);
      await traffic.complete();
      await check(keyNotInBrowser, async () => {
        const keys = Object.values(stack.doubles?.providers ?? {}).map(({ apiKey }) => apiKey);
        expect(await traffic.placesHolding(keys), 'places that contain a key').toEqual([]);
      });
    },
  );
});
