import { saidBy, textOfMessage } from '../../fixtures/clients/answer.ts';
import { type ChatClient, endpointOf } from '../../fixtures/clients/chat.ts';
import { type Provider, providerNames } from '../../fixtures/doubles/providers/names.ts';
import { titledLate } from '../../fixtures/stack/shapes/limits.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { labels, modelOf } from './names.ts';
import { numbered } from './numbered.ts';
import {
  keyNotInTitle,
  nonsenseTitleHarmless,
  slowTitleHarmless,
  titleApart,
  titleArrives,
  titleAtEnd,
  titleFailureHarmless,
  titleKeptAtStop,
  titleLeavesRoom,
  titleWhileAnswering,
} from './titles.checks.ts';

const slowly = numbered(20, { everyMs: 150 });
const titleTakesMs = 24_000;
const undelayedSeconds = 16;
const markup = '<img src="x" onerror="document.title = \'run\'"> ';

test.describe('Titles', () => {
  for (const provider of providerNames)
    test(
      labels[provider],
      judges(titleArrives[provider], titleLeavesRoom[provider]),
      async ({ newChats, doubles, nonce }) => {
        const chats = await newChats();
        const answer = await ask(chats, `Begin ${nonce}`, provider);
        await check(titleArrives[provider], async () => {
          const title = () => titleOf(chats, answer.conversationId);
          await expect.poll(title, 'title of the conversation').toBe(`Answered by ${provider}`);
        });
        const busy = `Busy ${nonce}`;
        await doubles.behave(busy, {
          requests: 'auxiliary',
          answer: { text: 'A title', firstAfterMs: 1_500 },
        });
        await doubles.behave(busy, { fault: 'rate-limited-without-hint', onlyBeside: true });
        const first = await ask(chats, busy, provider);
        await check(titleLeavesRoom[provider], () =>
          expect(saidBy(first), 'answer of a provider that limits').toContain(`You said: ${busy}`),
        );
      },
    );

  test(
    'while the first answer is made',
    judges(titleWhileAnswering, titleApart),
    async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      const prompt = `Begin ${nonce}`;
      await doubles.behave(prompt, { answer: slowly });
      const answer = await ask(chats, prompt, 'openai');
      await check(titleWhileAnswering, () => {
        const kinds = answer.events.map(({ event, final }) => (final ? 'end' : event));
        expect(
          kinds.indexOf('title'),
          'place of the title before the answer ended',
        ).toBeGreaterThan(-1);
        expect(kinds.indexOf('title'), 'place of the title before the answer ended').toBeLessThan(
          kinds.indexOf('end'),
        );
      });
      await check(titleApart, async () => {
        await expect.poll(() => titleOf(chats, answer.conversationId)).toBe('Answered by openai');
        const texts = (await chats.messages(answer.conversationId)).map(textOfMessage);
        expect(texts, 'messages of the conversation').toEqual([prompt, slowly.text]);
      });
    },
  );

  test('at the end', judges(titleAtEnd), async ({ newChats, doubles, nonce }) => {
    const chats = await newChats();
    const text = `Begin ${nonce}`;
    await doubles.behave(text, { answer: slowly });
    const fields = endpointOf(titledLate.name);
    const prompt = { text, provider: 'ollama', model: modelOf('ollama'), fields } as const;
    const { conversationId } = await chats.ask(prompt);
    await check(titleAtEnd, async () => {
      const title = () => titleOf(chats, conversationId);
      await expect.poll(title, 'title of the conversation').toBe('Answered by ollama');
      const requests = await doubles.providerRequests(text);
      const [asked, own] = (['chat', 'auxiliary'] as const).map((kind) =>
        requests.find((it) => it.kind === kind),
      );
      expect(
        (own?.arrivedAt ?? 0) - (asked?.piecesAt.at(-1) ?? 0),
        'milliseconds from the end of the answer until the title was asked for',
      ).toBeGreaterThanOrEqual(0);
    });
  });

  test(
    'an error with the key',
    judges(keyNotInTitle),
    async ({ newChats, doubles, stack, nonce }) => {
      const chats = await newChats();
      const prompt = `Begin ${nonce}`;
      await doubles.behave(prompt, { requests: 'auxiliary', fault: 'unauthorized' });
      const first = await ask(chats, prompt, 'openai');
      await expect
        .poll(async () => (await doubles.providerRequests(prompt)).length)
        .toBeGreaterThan(1);
      await ask(chats, `Next ${nonce}`, 'openai', first);
      const key = stack.doubles?.providers.openai.apiKey ?? '';
      await check(keyNotInTitle, async () => {
        const places = { title: await titleOf(chats, first.conversationId), stream: first.events };
        const holding = Object.entries(places).filter(([, it]) => JSON.stringify(it).includes(key));
        expect(
          holding.map(([place]) => place),
          'places that hold it',
        ).toEqual([]);
      });
    },
  );

  for (const [judged, how] of [
    [titleFailureHarmless, { fault: 'server-error' }],
    [slowTitleHarmless, { answer: { text: 'Late', firstAfterMs: titleTakesMs } }],
  ] as const)
    test(judged.text, judges(judged), async ({ newChats, doubles, nonce }) => {
      const chats = await newChats();
      const prompt = `Begin ${nonce}`;
      await doubles.behave(prompt, { requests: 'auxiliary', ...how });
      const begunAt = Date.now();
      const first = await ask(chats, prompt, 'openai');
      const next = await ask(chats, `Next ${nonce}`, 'openai', first);
      const seconds = (Date.now() - begunAt) / 1_000;
      await check(judged, () => {
        expect(saidBy(first), 'the first answer').toContain(`You said: ${prompt}`);
        expect(saidBy(next), 'the answer to the next message').toContain(`You said: Next ${nonce}`);
        expect(seconds, 'seconds for two answers').toBeLessThan(undelayedSeconds);
      });
    });

  test(
    'a title of nonsense',
    judges(nonsenseTitleHarmless),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const prompt = `Begin ${nonce}`;
      await doubles.behave(prompt, { requests: 'auxiliary', answer: { text: markup.repeat(50) } });
      await chat.ask(prompt);
      await check(nonsenseTitleHarmless, async () => {
        await expect(chat.conversations.items.first(), 'title shown as text').toContainText('<img');
        await expect(chat.page, 'title of the page').not.toHaveTitle('run');
        await chat.ask(`Next ${nonce}`);
        await expect(chat.turns, 'messages of the conversation').toHaveCount(4);
      });
    },
  );

  test('stopped', judges(titleKeptAtStop), async ({ newChats, doubles, nonce }) => {
    const chats = await newChats();
    const prompt = `Stop ${nonce}`;
    await doubles.behave(prompt, { answer: numbered(100, { everyMs: 150 }) });
    const { streamId: id = '' } = await chats.start({
      text: prompt,
      provider: 'openai',
      model: modelOf('openai'),
    });
    const leaving = new AbortController();
    const { events } = await chats.open(id, { signal: leaving.signal });
    let pieces = 0;
    let titled = false;
    for await (const { event } of events) {
      titled ||= event === 'title';
      pieces += event === 'on_message_delta' ? 1 : 0;
      if ((titled && pieces > 3) || pieces > 30) break;
    }
    await chats.abort({ conversationId: id });
    leaving.abort();
    await check(titleKeptAtStop, async () => {
      const title = () => titleOf(chats, id);
      await expect.poll(title, 'title after the stop').toBe('Answered by openai');
    });
  });
});

function ask(
  chats: ChatClient,
  text: string,
  provider: Provider,
  after?: { conversationId: string; messageId: string },
) {
  return chats.ask({ text, provider, model: modelOf(provider), ...(after ? { after } : {}) });
}

/** The title that is stored. */
function titleOf(chats: ChatClient, conversationId: string): Promise<string> {
  return chats.title(conversationId);
}
