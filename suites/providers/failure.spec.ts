import { longestSilence, saidBy } from '../../fixtures/clients/answer.ts';
import { internalAddress, internalTrace } from '../../fixtures/doubles/providers/faults.ts';
import { type Provider, providerNames } from '../../fixtures/doubles/providers/names.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { expectTold, failTurn, placesHolding } from './failing.ts';
import {
  internalsNotShown,
  keyNotShown,
  othersUntouched,
  signsOfLife,
  storedAsFailed,
  told,
  toldInTime,
  unknownModelExplained,
} from './failure.checks.ts';
import { type FailureName, failureNames, failures, silenceNames, silences } from './failures.ts';
import { forEachProvider, labels, modelOf } from './names.ts';

const quick = failureNames.filter((name) => !failures[name].retried);
const retried = failureNames.filter((name) => failures[name].retried);
const longestTestMs = 300_000;
const signWithinSeconds = 30;

type TellingChecks = (typeof told)[FailureName][Provider];
const tellingChecks = (name: FailureName) => providerNames.map((it) => told[name][it]);

test.describe('A provider fails', () => {
  for (const name of quick)
    test(
      `at once: ${name}`,
      judges(told[name].openai, told[name].anthropic, told[name].ollama),
      async ({ newChats, doubles, nonce }, info) => {
        info.setTimeout(longestTestMs);
        const chats = await newChats();
        const turns = await playEach((provider) =>
          failTurn(chats, doubles, provider, `${provider} ${nonce}`, failures[name].behaviour),
        );
        for (const provider of providerNames)
          await check(told[name][provider], () => expectTold(turns[provider]));
      },
    );

  test(
    'after retries',
    judges(
      ...(retried.flatMap(tellingChecks) as [TellingChecks, ...TellingChecks[]]),
      toldInTime.openai,
      toldInTime.anthropic,
      toldInTime.ollama,
    ),
    async ({ newChats, doubles, nonce }, info) => {
      info.setTimeout(longestTestMs);
      const chats = await newChats();
      const rows = await Promise.all(
        retried.map(async (name) => ({
          name,
          turns: await playEach((provider) =>
            failTurn(
              chats,
              doubles,
              provider,
              `${name} ${provider} ${nonce}`,
              failures[name].behaviour,
            ),
          ),
        })),
      );
      for (const { name, turns } of rows)
        for (const provider of providerNames)
          await check(told[name][provider], () => expectTold(turns[provider]));
      const unavailable = rows.find(({ name }) => name === 'unavailable')?.turns;
      for (const provider of providerNames)
        await check(toldInTime[provider], () => {
          const silence = unavailable ? longestSilence(unavailable[provider].answer) : Infinity;
          expect(silence, 'seconds without a sign').toBeLessThan(signWithinSeconds);
        });
    },
  );

  for (const provider of providerNames)
    test(
      `${labels[provider]}: what is shown and stored of an error`,
      judges(keyNotShown[provider], internalsNotShown[provider], storedAsFailed[provider]),
      async ({ newChats, doubles, stack, nonce }) => {
        const chats = await newChats();
        const turn = await failTurn(chats, doubles, provider, nonce, { fault: 'unauthorized' });
        const key = stack.doubles?.providers[provider].apiKey ?? '';
        await check(keyNotShown[provider], () =>
          expect(placesHolding([key], turn), 'places that hold it').toEqual([]),
        );
        const internals = [internalAddress, internalTrace];
        await check(internalsNotShown[provider], () =>
          expect(placesHolding(internals, turn), 'places that hold it').toEqual([]),
        );
        await check(storedAsFailed[provider], () => {
          const { error, unfinished } = turn.stored ?? {};
          expect(error || unfinished, 'mark of the stored answer').toBe(true);
        });
      },
    );

  for (const provider of providerNames)
    test(
      `${labels[provider]} is silent, the others answer`,
      judges(othersUntouched[provider]),
      async ({ newChats, doubles, nonce }) => {
        const chats = await newChats();
        const silent = `Silent ${nonce}`;
        await doubles.behave(silent, { fault: 'silent-before-headers' });
        const started = await chats.start({ text: silent, provider, model: modelOf(provider) });
        await check(othersUntouched[provider], async () => {
          const others = providerNames.filter((it) => it !== provider);
          const answers = await Promise.all(
            others.map((it) =>
              chats.ask({ text: `Ask ${it} ${nonce}`, provider: it, model: modelOf(it) }),
            ),
          );
          expect(answers.map(saidBy), 'what the others say').toEqual(
            others.map((it) => expect.stringContaining(`This is ${it}`)),
          );
        });
        await chats.abort({ conversationId: started.streamId ?? '' });
      },
    );
});

test.describe('A provider fails in the page', () => {
  test(
    'it does not know the model',
    judges(unknownModelExplained),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const prompt = `Unknown ${nonce}`;
      await doubles.behave(prompt, { fault: 'model-not-found' });
      await chat.send(prompt);
      await check(unknownModelExplained, async () => {
        await expect(chat.failure, 'failure shown').toContainText(/model/i);
        await expect(chat.failure, 'places that hold it: the failure shown').not.toContainText(
          internalAddress,
        );
        await expect(chat.sendButton, 'send button').toBeVisible();
      });
    },
  );
});

test.describe('A provider falls silent', () => {
  const all = silenceNames.flatMap((name) =>
    providerNames.map((provider) => ({ name, provider, sign: signsOfLife[name][provider] })),
  );
  const [first, ...others] = all.map(({ sign }) => sign);
  test(
    'every kind of silence, with every provider',
    judges(first as (typeof others)[number], ...others),
    async ({ newChats, doubles, nonce }, info) => {
      info.setTimeout(longestTestMs);
      const chats = await newChats();
      const waited = await Promise.all(
        all.map(async ({ name, provider, sign }) => {
          const text = `Silent ${name} ${provider} ${nonce}`;
          await doubles.behave(text, silences[name].behaviour);
          const prompt = { text, provider, model: modelOf(provider) };
          const answer = await chats.ask(prompt, (signWithinSeconds + 2) * 1_000);
          await chats.abort({ conversationId: answer.conversationId });
          return { sign, answer };
        }),
      );
      for (const { sign, answer } of waited)
        await check(sign, () =>
          expect(longestSilence(answer), 'seconds without a sign').toBeLessThan(signWithinSeconds),
        );
    },
  );
});

/** Plays something with each provider, all at once. */
async function playEach<T>(
  play: (provider: Provider) => Promise<T>,
): Promise<Readonly<Record<Provider, T>>> {
  const playing = forEachProvider(play);
  await Promise.all(Object.values(playing));
  const entries = providerNames.map(async (it) => [it, await playing[it]] as const);
  return Object.fromEntries(await Promise.all(entries)) as Record<Provider, T>;
}
