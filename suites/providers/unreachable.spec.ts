import { z } from 'zod';
import { type Answer, saidBy } from '../../fixtures/clients/answer.ts';
import { endpointOf, type Prompt } from '../../fixtures/clients/chat.ts';
import { models } from '../../fixtures/doubles/providers.ts';
import { listedEndpoint, unreachable } from '../../fixtures/stack/shapes/limits.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { modelOf } from './names.ts';
import {
  builtIn,
  modelsListed,
  unknownHostTold,
  unreachableTold,
  untrustedTold,
} from './unreachable.checks.ts';

/** Clients of providers try again for some 100 seconds. */
const untilToldMs = 150_000;
const toOllama = { provider: 'ollama', model: modelOf('ollama') } as const;

test.describe('Providers that cannot be reached', () => {
  test(
    'each in its own way',
    judges(
      unreachableTold.refused,
      unreachableTold['unknown-host'],
      unreachableTold.untrusted,
      unreachableTold['without-v1'],
    ),
    async ({ newChats, nonce }, info) => {
      info.setTimeout(untilToldMs * 2);
      const ways = Object.keys(unreachable) as (keyof typeof unreachable)[];
      const told = await Promise.all(
        ways.map(async (way) => {
          const fields = endpointOf(unreachable[way].name);
          const prompt: Prompt = { text: `Hello ${way} ${nonce}`, ...toOllama, fields };
          return { way, answer: await (await newChats()).ask(prompt, untilToldMs) };
        }),
      );
      for (const { way, answer } of told)
        await check(unreachableTold[way], () => expectFailure(answer));
    },
  );

  for (const [title, told] of [
    ['hosts without an address', unknownHostTold],
    ['hosts without TLS', untrustedTold],
  ] as const)
    test(title, judges(told.openai, told.anthropic), async ({ newChats, nonce }, info) => {
      info.setTimeout(untilToldMs * 2);
      const chats = await newChats();
      const answers = await Promise.all(
        builtIn.map((provider) => {
          const prompt = { text: `Hello ${provider} ${nonce}`, provider, model: modelOf(provider) };
          return chats.ask(prompt, untilToldMs);
        }),
      );
      for (const [index, provider] of builtIn.entries())
        await check(told[provider], () => expectFailure(answers[index]));
    });
});

test('The models that Ollama has', judges(modelsListed), async ({ newChats, nonce }) => {
  const chats = await newChats();
  const offered = z.record(z.string(), z.array(z.string()));
  await check(modelsListed, async () => {
    const { [listedEndpoint.name]: listed } = offered.parse(await chats.json('/api/models'));
    expect(listed, 'models that are offered').toEqual(models.ollama);
    const fields = endpointOf(listedEndpoint.name);
    const answer = await chats.ask({ text: `Listed ${nonce}`, ...toOllama, fields });
    expect(saidBy(answer), 'the answer of a listed model').toContain(nonce);
  });
});

function expectFailure(answer: Answer | undefined): void {
  expect(answer?.ended, 'whether the chat ended').toBe(true);
  expect(answer?.failure, 'what the person reads').toMatch(/\p{L}+ \p{L}+/u);
}
