import { type Answer, saidBy, textOfMessage } from '../../fixtures/clients/answer.ts';
import type { ChatClient } from '../../fixtures/clients/chat.ts';
import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import type { ScriptedAnswer } from '../../fixtures/doubles/providers/behaviours.ts';
import { type Provider, providerNames } from '../../fixtures/doubles/providers/names.ts';
import { ChatPage } from '../../fixtures/pages/chat-page.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { labels, modelOf } from './names.ts';
import { flat, numbered } from './numbered.ts';
import {
  afterLastToken,
  beforeFirstToken,
  duringTitle,
  foreignStopsNothing,
  markedAsStopped,
  markShown,
  nextAfterEarlyStop,
  nextAfterStop,
  othersGoOn,
  partStored,
  sendAfterStop,
  stopButton,
  stopInOtherTab,
  unknownStopsNothing,
  upstreamClosed,
} from './stopping.checks.ts';

const closedWithinSeconds = 2;
/** Longer than the part of the answer until the stop. */
const titleTakesMs = 6_000;
/** Too long to end while a test looks at it. */
const endless = numbered(200, { everyMs: 150 });
/** Ends some seconds later by itself. */
const short = numbered(40, { everyMs: 100 });

test.describe('Stopping an answer', () => {
  for (const provider of providerNames)
    test(
      labels[provider],
      judges(
        upstreamClosed[provider],
        partStored[provider],
        nextAfterStop[provider],
        ...(provider === 'openai' ? [markedAsStopped] : []),
      ),
      async ({ newChats, doubles, nonce }) => {
        const chats = await newChats();
        const prompt = `Stop ${nonce}`;
        const id = await begin(chats, doubles, { prompt, provider, answer: endless });
        const streamed = await textUntil(chats, id, 8);
        const stoppedAt = Date.now();
        await chats.abort({ conversationId: id });
        await check(upstreamClosed[provider], async () => {
          const closed = async () => (await doubles.chats(prompt))[0]?.closedByClient;
          await expect.poll(closed, 'whether LibreChat closed the request').toBe(true);
          const endedAt = (await doubles.chats(prompt))[0]?.endedAt ?? Number.POSITIVE_INFINITY;
          expect(
            (endedAt - stoppedAt) / 1_000,
            'seconds until the request was closed',
          ).toBeLessThan(closedWithinSeconds);
        });
        await check(partStored[provider], async () => {
          await expect
            .poll(() => storedTexts(chats, id), 'stored part of the answer')
            .toEqual([expect.stringContaining(streamed)]);
          const [text = ''] = await storedTexts(chats, id);
          expect(endless.text.startsWith(text), 'stored part begins the answer').toBe(true);
        });
        await check(nextAfterStop[provider], () =>
          nextAnswered(chats, doubles, id, provider, nonce),
        );
        // LibreChat saves a part now and then; what counts is the last word.
        if (provider === 'openai')
          await check(markedAsStopped, async () => {
            const [stored] = await chats.answers(id);
            expect(stored?.unfinished, 'mark of the stopped answer').toBe(true);
          });
      },
    );

  test(
    'before the first token',
    judges(beforeFirstToken, nextAfterEarlyStop),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      const prompt = `Early ${nonce}`;
      const answer = { ...endless, firstAfterMs: 60_000 };
      const id = await begin(chats, doubles, { prompt, provider: 'openai', answer });
      await expect.poll(async () => (await doubles.chats(prompt)).length).toBe(1);
      const stoppedAt = Date.now();
      await chats.abort({ conversationId: id });
      await check(beforeFirstToken, async () => {
        const endedAt = async () => (await doubles.chats(prompt))[0]?.endedAt;
        await expect.poll(endedAt, 'when LibreChat closed the request').toBeDefined();
        expect(
          ((await endedAt()) ?? 0) - stoppedAt,
          'milliseconds, seconds until the request was closed',
        ).toBeLessThan(closedWithinSeconds * 1_000);
      });
      await check(nextAfterEarlyStop, () => nextAnswered(chats, doubles, id, 'openai', nonce));
    },
  );

  test('during the title', judges(duringTitle), async ({ newChats, doubles, nonce }) => {
    const chats = await newChats();
    const prompt = `Titled ${nonce}`;
    const title = { text: 'A late title', firstAfterMs: titleTakesMs };
    await doubles.behave(prompt, { requests: 'auxiliary', answer: title });
    const id = await begin(chats, doubles, { prompt, provider: 'openai', answer: endless });
    const streamed = await textUntil(chats, id, 8);
    await chats.abort({ conversationId: id });
    await check(duringTitle, async () => {
      await expect
        .poll(() => storedTexts(chats, id), 'stored part of the answer')
        .toEqual([expect.stringContaining(streamed)]);
      await nextAnswered(chats, doubles, id, 'openai', nonce);
    });
  });

  test('after the last token', judges(afterLastToken), async ({ newChats, nonce }) => {
    const chats = await newChats();
    const answer = await chats.ask({
      text: `Done ${nonce}`,
      provider: 'openai',
      model: modelOf('openai'),
    });
    await chats.abort({ conversationId: answer.conversationId });
    await check(afterLastToken, async () => {
      expect(answer.text, 'part that came').toContain(nonce);
      const stored = await storedTexts(chats, answer.conversationId);
      expect(stored, 'stored part of the answer').toEqual([answer.text]);
    });
  });

  test(
    'an unknown conversation',
    judges(unknownStopsNothing),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      const whole = await goingOn(chats, doubles, nonce, () =>
        chats.abort({ conversationId: '00000000-1111-4222-8333-444444444444' }),
      );
      await check(unknownStopsNothing, () =>
        expect(whole.text, 'the whole answer of the other conversation').toBe(short.text),
      );
    },
  );

  test(
    'the conversation of another person',
    judges(foreignStopsNothing),
    async ({ newChats, doubles, nonce }) => {
      const [chats, stranger] = [await newChats(), await newChats()];
      let status = 0;
      const whole = await goingOn(chats, doubles, nonce, async (id) => {
        status = (await stranger.abort({ conversationId: id })).status;
      });
      await check(foreignStopsNothing, () => {
        expect(status, 'status of the stop').toBeGreaterThanOrEqual(400);
        expect(whole.text, 'the whole answer of the other person').toBe(short.text);
      });
    },
  );

  test('one of two', judges(othersGoOn), async ({ newChats, doubles, nonce }) => {
    const chats = await newChats();
    const other = await begin(chats, doubles, {
      prompt: `Other ${nonce}`,
      provider: 'anthropic',
      answer: endless,
    });
    const whole = await goingOn(chats, doubles, nonce, () =>
      chats.abort({ conversationId: other }),
    );
    await check(othersGoOn, () =>
      expect(whole.text, 'the whole answer of the other conversation').toBe(short.text),
    );
  });
});

test.describe('Stopping an answer in the page', () => {
  test(
    'where it was asked for',
    judges(stopButton, markShown, sendAfterStop),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const prompt = `Stop ${nonce}`;
      await doubles.behave(prompt, { answer: endless });
      await chat.send(prompt);
      await chat.lastAnswer.filter({ hasText: 'p008' }).waitFor();
      await check(stopButton, async () => {
        await chat.stop();
        await chat.answerCompleted(1);
        await expect(chat.lastAnswer, 'part shown').toContainText('p007');
        const shown = flat(await chat.lastAnswer.innerText());
        expect(flat(endless.text).startsWith(shown), 'shown part begins the answer').toBe(true);
        await chat.reload();
        await expect(chat.lastAnswer, 'stored part after a reload').toContainText('p007');
      });
      await check(markShown, () =>
        expect(chat.incomplete, 'mark of the stopped answer').toBeVisible(),
      );
      await check(sendAfterStop, async () => {
        await chat.ask(`Next ${nonce}`);
        await expect(chat.lastAnswer, 'the answer to the next message').toContainText(
          `You said: Next ${nonce}`,
        );
      });
    },
  );

  test(
    'in another tab',
    judges(stopInOtherTab),
    async ({ signedInChat: chat, context, doubles, nonce }) => {
      await chat.ask(`First ${nonce}`);
      const prompt = `Stop ${nonce}`;
      await doubles.behave(prompt, { answer: endless });
      await chat.send(prompt);
      await chat.answers.nth(1).filter({ hasText: 'p003' }).waitFor();
      const other = new ChatPage(await context.newPage());
      await other.open(`/c/${chat.conversationId}`);
      await other.answers.nth(1).filter({ hasText: 'p008' }).waitFor();
      await check(stopInOtherTab, async () => {
        await other.stop();
        const closed = async () => (await doubles.chats(prompt))[0]?.closedByClient;
        await expect.poll(closed, 'whether LibreChat closed the request').toBe(true);
        await chat.sendButton.waitFor();
      });
    },
  );
});

interface Begun {
  readonly prompt: string;
  readonly provider: Provider;
  readonly answer: ScriptedAnswer;
}

/** Sends a message that is answered as scripted; returns its conversation. */
async function begin(
  chats: ChatClient,
  doubles: DoublesClient,
  { prompt, provider, answer }: Begun,
): Promise<string> {
  await doubles.behave(prompt, { answer });
  const started = await chats.start({ text: prompt, provider, model: modelOf(provider) });
  return started.streamId ?? '';
}

/** Does something while an answer of a few seconds is made; returns that answer. */
async function goingOn(
  chats: ChatClient,
  doubles: DoublesClient,
  nonce: string,
  meanwhile: (conversationId: string) => Promise<unknown>,
): Promise<Answer> {
  const prompt = `Goes on ${nonce}`;
  const id = await begin(chats, doubles, { prompt, provider: 'openai', answer: short });
  await textUntil(chats, id, 4);
  await meanwhile(id);
  const answer = await chats.answerOf(id, { resume: true });
  return answer;
}

/** The text of an answer up to its nth piece. */
async function textUntil(chats: ChatClient, streamId: string, pieces: number): Promise<string> {
  const leaving = new AbortController();
  const { events } = await chats.open(streamId, { signal: leaving.signal });
  let seen = 0;
  for await (const { event } of events) {
    if (event === 'on_message_delta') seen += 1;
    if (seen === pieces) break;
  }
  leaving.abort();
  return endless.text.slice(0, (seen - 1) * 5);
}

async function storedTexts(chats: ChatClient, conversationId: string): Promise<string[]> {
  return (await chats.answers(conversationId)).map(textOfMessage);
}

async function nextAnswered(
  chats: ChatClient,
  doubles: DoublesClient,
  conversationId: string,
  provider: Provider,
  nonce: string,
): Promise<void> {
  const text = `Next ${nonce}`;
  const messageId = (await chats.messages(conversationId)).at(-1)?.messageId ?? '';
  const after = { conversationId, messageId };
  const answer = await chats.ask({ text, provider, model: modelOf(provider), after });
  const [asked] = await doubles.chats(text);
  expect(saidBy(answer), 'the answer to the next message').toBe(asked?.answer);
}
