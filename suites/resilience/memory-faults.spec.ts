import { type Account, textOf } from '../../fixtures/clients/account.ts';
import type { LibreChatClient } from '../../fixtures/clients/librechat.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { poll } from '../../fixtures/kernel/poll.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import { list, Measures } from './measures.ts';
import {
  starvedChatKept,
  starvedChatWorks,
  starvedPromptKept,
  starvedSessionKept,
} from './memory-faults.checks.ts';
import { answerTo, spoken } from './spoken.ts';

/** In bytes: less than LibreChat takes, and more than it has left. */
const largeBody = 2_000_000;

test(
  'LibreChat runs out of memory during an answer',
  judges(starvedChatWorks, starvedChatKept, starvedPromptKept, starvedSessionKept),
  async ({ stack, employeeAt, api, modelOf, nonce, doubles }) => {
    if (stack.faults && !stack.faults.limits) {
      for (const it of [starvedChatWorks, starvedChatKept, starvedPromptKept, starvedSessionKept])
        doesNotApply(it, 'This machine cannot limit the memory of a process: prlimit is missing.');
      return;
    }
    const person = employeeAt();
    const openAI = { endpoint: 'openAI', model: modelOf('OpenAI') };
    const kept = { ...openAI, text: `Keep ${nonce}` };
    const keptId = await person.sayAndWait(kept);
    const cut = { ...openAI, text: `Cut ${nonce}` };
    await doubles.behave(cut.text, watchable);
    const cutId = await person.say(cut);
    await expect.poll(() => doubles.chats(cut.text), 'chats at the provider').toHaveLength(1);
    const measures = new Measures('LibreChat runs out of memory during an answer');
    await check(starvedChatWorks, async ({ faults }) => {
      await Promise.all([faults.starve(), untilGone(person, api)]);
      await measures.during(person);
      measures.ended();
      await faults.recover();
      const chatAgain = () => answerTo(person, { ...openAI, text: `Again ${nonce}` });
      await measures.back('a new chat', chatAgain, expect.stringContaining(nonce));
    });
    await check(starvedChatKept, async () => {
      const turns = (await person.messages(keptId)).map(textOf);
      measures.lost('earlier messages', turns.length < 2);
      expect(turns, 'the turns').toEqual([kept.text, expect.stringContaining(nonce)]);
    });
    await check(starvedPromptKept, async () => {
      const prompts = await spoken(person, cutId, true);
      measures.lost('the prompt', prompts.length === 0);
      expect(prompts, 'the prompt').toEqual([cut.text]);
    });
    await check(starvedSessionKept, async () => {
      const renewal = await api.refreshResponse(await person.heldRefreshToken());
      measures.lost('the session', renewal.status !== 200);
      expect(renewal.status, 'status of the renewal').toBe(200);
    });
  },
);

/** Has LibreChat ask for memory until it has ended. A proxy may answer in its place then. */
async function untilGone(person: Account, api: LibreChatClient): Promise<void> {
  const isGone = async () => {
    const [listed] = await Promise.allSettled([
      person.statusOf(list, 2_000),
      api.refreshWithBody(largeBody),
    ]);
    return listed.status === 'rejected' || listed.value !== 200;
  };
  await poll(isGone, AbortSignal.timeout(60_000), 20).catch((cause) => {
    throw new Error('LibreChat did not end without memory: the fault could not be played.', {
      cause,
    });
  });
}
