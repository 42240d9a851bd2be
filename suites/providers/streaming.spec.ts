import { type Answer, saidBy, textOfMessage } from '../../fixtures/clients/answer.ts';
import type { ChatClient } from '../../fixtures/clients/chat.ts';
import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import { type Provider, providerNames } from '../../fixtures/doubles/providers/names.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { noteAdded } from './added-times.ts';
import { forEachProvider, labels, modelOf } from './names.ts';
import { numbered } from './numbered.ts';
import {
  atItsPace,
  conversationsApart,
  eachPieceOnce,
  goesOnAlone,
  longAnswer,
  longPause,
  notCompressed,
  resumedWhole,
  slowFirstToken,
  storedAsStreamed,
} from './streaming.checks.ts';

const everyMs = 150;
const paced = numbered(24, { everyMs });
/** More than 100,000 characters. */
const long = { ...numbered(16_000, { everyMs: 5 }), pieceLength: 500 };
const fewestArrivals = 12;
const longestGapMs = 1_500;
const longestTestMs = 200_000;
/** An answer that has not ended by then is cut; the test goes on. */
const longestAnswerMs = 120_000;

test.describe('The stream of an answer', () => {
  for (const provider of providerNames)
    test(
      labels[provider],
      judges(eachPieceOnce[provider], atItsPace[provider], storedAsStreamed[provider]),
      async ({ newChats, doubles, nonce }) => {
        const chats = await newChats();
        const asker = askerOf(chats, doubles, provider);
        const first = await asker(`First ${nonce}`, paced);
        const second = await asker(`Second ${nonce}`, paced, first);
        await check(eachPieceOnce[provider], () => {
          for (const { pieces } of [first, second])
            expect(joined(pieces), 'pieces that came').toBe(paced.text);
        });
        await check(atItsPace[provider], () => {
          const times = arrivalsOf(second);
          expect(times.length, 'separate arrivals').toBeGreaterThanOrEqual(fewestArrivals);
          expect(longestGap(times), 'longest gap in milliseconds').toBeLessThan(longestGapMs);
          const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
          expect(span, 'milliseconds from first to last').toBeGreaterThan(everyMs * fewestArrivals);
        });
        const [asked] = await doubles.chats(`Second ${nonce}`);
        if (asked) noteAdded(atItsPace[provider], second, asked);
        await check(storedAsStreamed[provider], async () => {
          const stored = await chats.answers(first.conversationId);
          expect(stored.map(textOfMessage), 'stored answers').toEqual([paced.text, paced.text]);
        });
      },
    );

  test(
    'after long waits',
    judges(
      slowFirstToken.openai,
      slowFirstToken.anthropic,
      slowFirstToken.ollama,
      longPause.openai,
      longPause.anthropic,
      longPause.ollama,
    ),
    async ({ newChats, doubles, nonce }, info) => {
      info.setTimeout(longestTestMs);
      const chats = await newChats();
      const slow = numbered(8, { firstAfterMs: 75_000 });
      const pausing = numbered(8, { pause: { afterPieces: 4, ms: 60_000 } });
      const ask = (provider: Provider, what: string, answer: typeof slow) =>
        askerOf(chats, doubles, provider, longestAnswerMs)(`${what} ${provider} ${nonce}`, answer);
      const slowly = forEachProvider((provider) => ask(provider, 'Load', slow));
      const paused = forEachProvider((provider) => ask(provider, 'Pause', pausing));
      for (const provider of providerNames) {
        const [afterLoad, afterPause] = await Promise.all([slowly[provider], paused[provider]]);
        await check(slowFirstToken[provider], () =>
          expect(saidBy(afterLoad), 'the whole answer').toBe(slow.text),
        );
        await check(longPause[provider], () =>
          expect(saidBy(afterPause), 'the whole answer').toBe(pausing.text),
        );
      }
    },
  );

  test('of a long answer', judges(longAnswer), async ({ newChats, doubles, nonce }) => {
    const chats = await newChats();
    const answer = await askerOf(chats, doubles, 'openai')(`Long ${nonce}`, long);
    await check(longAnswer, async () => {
      expect(differenceIn(answer.text, long.text), 'the whole answer').toBe('');
      expect(differenceIn(joined(answer.pieces), long.text), 'pieces that came').toBe('');
      const stored = async () =>
        differenceIn(
          (await chats.answers(answer.conversationId)).map(textOfMessage).join(),
          long.text,
        );
      await expect.poll(stored, 'stored answer').toBe('');
    });
  });

  test(
    'two conversations at once',
    judges(conversationsApart),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      const others = { ...paced, text: paced.text.replaceAll('p', 'q') };
      const [one, other] = await Promise.all([
        askerOf(chats, doubles, 'openai')(`One ${nonce}`, paced),
        askerOf(chats, doubles, 'openai')(`Other ${nonce}`, others),
      ]);
      await check(conversationsApart, () => {
        expect(joined(one.pieces), 'pieces that came for one').toBe(paced.text);
        expect(joined(other.pieces), 'pieces that came for the other').toBe(others.text);
      });
    },
  );

  test(
    'left in the middle',
    judges(goesOnAlone, resumedWhole, notCompressed),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      const prompt = (text: string) =>
        ({ text, provider: 'openai', model: modelOf('openai') }) as const;
      for (const text of [`Left ${nonce}`, `Resumed ${nonce}`])
        await doubles.behave(text, { answer: paced });
      const left = (await chats.start(prompt(`Left ${nonce}`))).streamId ?? '';
      await leaveInTheMiddle(chats, left);
      const resumed = (await chats.start(prompt(`Resumed ${nonce}`))).streamId ?? '';
      const headers = await leaveInTheMiddle(chats, resumed);
      const answer = await chats.answerOf(resumed, { resume: true });
      await check(resumedWhole, () => expect(saidBy(answer), 'the whole answer').toBe(paced.text));
      await check(goesOnAlone, async () => {
        const stored = async () => (await chats.answers(left)).map(textOfMessage);
        await expect.poll(stored, 'stored answer').toEqual([paced.text]);
      });
      await check(notCompressed, () => {
        expect(headers.get('content-type'), 'content type').toMatch(/^text\/event-stream/);
        expect(headers.get('content-encoding') ?? 'identity', 'encoding').toBe('identity');
        expect(headers.get('cache-control'), 'cache control').toMatch(/no-(cache|store)/);
      });
    },
  );
});

/** Sends a message that the double answers as scripted. */
function askerOf(
  chats: ChatClient,
  doubles: DoublesClient,
  provider: Provider,
  withinMs?: number,
): (text: string, answer: typeof paced, after?: Answer) => Promise<Answer> {
  return async (text, answer, after) => {
    await doubles.behave(text, { answer });
    const prompt = { text, provider, model: modelOf(provider), ...(after ? { after } : {}) };
    return chats.ask(prompt, withinMs);
  };
}

/** Follows a stream to its fifth piece and leaves; returns the headers of the stream. */
async function leaveInTheMiddle(chats: ChatClient, streamId: string): Promise<Headers> {
  const leaving = new AbortController();
  const { headers, events } = await chats.open(streamId, { signal: leaving.signal });
  let pieces = 0;
  for await (const { event } of events) {
    if (event === 'on_message_delta') pieces += 1;
    if (pieces === 5) break;
  }
  leaving.abort();
  return headers;
}

/** Where a long text differs from another one, in a sentence; empty if it does not. */
function differenceIn(text: string, expected: string): string {
  if (text === expected) return '';
  const at = [...expected].findIndex((character, index) => text[index] !== character);
  return `${text.length} of ${expected.length} characters, which differ from character ${at} on`;
}

function joined(pieces: Answer['pieces']): string {
  return pieces.map(({ text }) => text).join('');
}

/** When something came, in milliseconds; what came within 20 ms is one arrival. */
function arrivalsOf({ pieces }: Answer): number[] {
  const times: number[] = [];
  for (const { at } of pieces) if (at - (times.at(-1) ?? 0) > 20) times.push(at);
  return times;
}

function longestGap(times: readonly number[]): number {
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
}
