import { z } from 'zod';
import type { Check } from '../../fixtures/checks/types.ts';
import { saidBy } from '../../fixtures/clients/answer.ts';
import { type ChatClient, endpointOf, type Prompt } from '../../fixtures/clients/chat.ts';
import { models } from '../../fixtures/doubles/providers.ts';
import { listedEndpoint } from '../../fixtures/stack/shapes/limits.ts';
import { unreachable } from '../../fixtures/stack/shapes/unreachable-providers.ts';
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
const toBuiltIn = (provider: (typeof builtIn)[number]) => ({ provider, model: modelOf(provider) });

test.describe('Providers that cannot be reached', () => {
  test(
    'each in its own way',
    judges(
      unreachableTold.refused,
      unreachableTold['unknown-host'],
      unreachableTold.untrusted,
      unreachableTold['without-v1'],
      unknownHostTold.openai,
      unknownHostTold.anthropic,
    ),
    async ({ newChats, nonce }, info) => {
      info.setTimeout(untilToldMs * 2);
      const ways = Object.keys(unreachable) as (keyof typeof unreachable)[];
      await judgeEach(newChats, nonce, [
        ...ways.map((way) => ({
          told: unreachableTold[way],
          to: { ...toOllama, fields: endpointOf(unreachable[way].name) },
        })),
        ...builtIn.map((it) => ({ told: unknownHostTold[it], to: toBuiltIn(it) })),
      ]);
    },
  );

  test(
    'hosts without TLS',
    judges(untrustedTold.openai, untrustedTold.anthropic),
    async ({ newChats, nonce }, info) => {
      info.setTimeout(untilToldMs * 2);
      const asked = builtIn.map((it) => ({ told: untrustedTold[it], to: toBuiltIn(it) }));
      await judgeEach(newChats, nonce, asked);
    },
  );
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

/** Asks all at once, each as a person of their own: a wait for one is a wait for all. */
async function judgeEach(
  newChats: () => Promise<ChatClient>,
  nonce: string,
  asked: readonly { readonly told: Check<'doubles'>; readonly to: Omit<Prompt, 'text'> }[],
): Promise<void> {
  const answers = await Promise.all(
    asked.map(async ({ told, to }) =>
      (await newChats()).ask({ ...to, text: `Hello ${told.id} ${nonce}` }, untilToldMs),
    ),
  );
  for (const [index, { told }] of asked.entries())
    await check(told, () => {
      expect(answers[index]?.ended, 'whether the chat ended').toBe(true);
      expect(answers[index]?.failure, 'what the person reads').toMatch(/\p{L}+ \p{L}+/u);
    });
}
