import type { Account } from '../../fixtures/clients/account.ts';
import { finalAnswer } from '../../fixtures/clients/answer-stream.ts';
import type { LibreChatClient } from '../../fixtures/clients/librechat.ts';
import { poll } from '../../fixtures/kernel/poll.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import {
  aheadAnswerArrives,
  aheadChatWorks,
  aheadSessionKept,
  backChatWorks,
  backSessionKept,
} from './clock-faults.checks.ts';
import { Measures } from './measures.ts';
import { answerTo, streamOf } from './spoken.ts';

const hourSeconds = 3_600;
/** The Date header of an answer has seconds, and LibreChat sees another clock after a second. */
const accuracySeconds = 5;
/** An answer of about a quarter of a minute. */
const unhurried = { answer: { everyMs: 400 } } as const;

test(
  "LibreChat's clock jumps an hour ahead, and an hour back",
  judges(aheadAnswerArrives, aheadSessionKept, aheadChatWorks, backSessionKept, backChatWorks),
  async ({ stack, employeeAt, api, modelOf, nonce, doubles }) => {
    if (stack.faults && !stack.faults.ownMachine?.clockFile) {
      const all = [aheadAnswerArrives, aheadSessionKept, aheadChatWorks];
      for (const it of [...all, backSessionKept, backChatWorks])
        doesNotApply(it, 'The clock of LibreChat cannot be changed here: libfaketime is missing.');
      return;
    }
    const person = employeeAt();
    const openAI = { endpoint: 'openAI', model: modelOf('OpenAI') };
    const text = `Wait ${nonce}`;
    await doubles.behave(text, unhurried);
    const conversationId = await person.say({ ...openAI, text });
    const answer = await person.respond('GET', streamOf(conversationId));
    const ahead = new Measures("LibreChat's clock jumps an hour ahead");
    await check(aheadAnswerArrives, async ({ faults }) => {
      faults.moveClock(hourSeconds);
      await clockIs(api, hourSeconds);
      const arrived = await finalAnswer(answer);
      const [asked] = await doubles.chats(text);
      ahead.lost('the answer', arrived !== asked?.answer);
      expect(arrived, 'the answer that arrived').toBe(asked?.answer ?? 'no chat was asked');
    });
    await check(aheadSessionKept, async () => {
      const status = await renewed(person);
      ahead.lost('the session', status !== 200);
      expect(status, 'status of the renewal').toBe(200);
      await ahead.during(person);
    });
    await check(aheadChatWorks, async () => {
      const chat = () => answerTo(person, { ...openAI, text: `Ahead ${nonce}` });
      await ahead.back('a new chat', chat, expect.stringContaining(nonce));
    });
    const back = new Measures("LibreChat's clock jumps an hour back");
    await check(backSessionKept, async ({ faults }) => {
      faults.moveClock(0);
      await clockIs(api, 0);
      const status = await renewed(person);
      back.lost('the session', status !== 200);
      expect(status, 'status of the renewal').toBe(200);
      await back.during(person);
    });
    await check(backChatWorks, async () => {
      const chat = () => answerTo(person, { ...openAI, text: `Back ${nonce}` });
      await back.back('a new chat', chat, expect.stringContaining(nonce));
    });
  },
);

/** Waits until LibreChat sees the clock that was set. @throws Error when it does not: then nothing was played */
async function clockIs(api: LibreChatClient, seconds: number): Promise<void> {
  const isSeen = async () => {
    const { headers } = await api.get('/api/config');
    const difference = (Date.parse(headers.get('date') ?? '') - Date.now()) / 1_000;
    return Math.abs(difference - seconds) < accuracySeconds;
  };
  await poll(isSeen, AbortSignal.timeout(10_000), 200).catch(() => {
    throw new Error(`LibreChat does not see a clock that differs by ${seconds} s.`);
  });
}

/** The status with which LibreChat renews the session of a person. */
async function renewed(person: Account): Promise<number> {
  return person.renew().then(
    () => 200,
    (error: { status?: number }) => error.status ?? 0,
  );
}
