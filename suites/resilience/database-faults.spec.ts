import { textOf } from '../../fixtures/clients/account.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import {
  answerKept,
  backAfterGone,
  backAfterHanging,
  backAfterReset,
  chatKept,
  goneAnswered,
  readinessTells,
  sessionKept,
  slowWorks,
} from './database-faults.checks.ts';
import { list, Measures } from './measures.ts';

const recovery = { timeout: 30_000, intervals: [500] };

test.describe('MongoDB', () => {
  test(
    'is gone, and comes back',
    judges(goneAnswered, readinessTells, backAfterGone, sessionKept, chatKept),
    async ({ employeeAt, api, modelOf, nonce }) => {
      const person = employeeAt();
      const said = { text: `Keep ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
      const conversationId = await person.sayAndWait(said);
      const refreshToken = await person.heldRefreshToken();
      const readiness = await (await api.get('/readyz')).text();
      const measures = new Measures('MongoDB is gone');
      await check(goneAnswered, async ({ faults }) => {
        await faults.disturb('MongoDB', 'gone');
        const status = await measures.during(person);
        expect(status, 'the answer to a request').not.toBe('no answer within 10 s');
      });
      if (readiness.trimStart().startsWith('<'))
        doesNotApply(readinessTells, 'This release has no /readyz.');
      else
        await check(readinessTells, async ({ faults }) => {
          await faults.undisturb();
          await faults.disturb('MongoDB', 'gone');
          expect(await person.statusOf('/readyz', 10_000), 'status of /readyz').not.toBe(200);
        });
      await check(backAfterGone, async ({ faults }) => {
        await faults.undisturb();
        await measures.back('the list', () => person.statusOf(list, 5_000), 200);
      });
      await check(sessionKept, async () => {
        const renewal = await api.refreshResponse(refreshToken);
        measures.lost('the session', renewal.status !== 200);
        expect(renewal.status, 'status of the renewal').toBe(200);
      });
      await check(chatKept, async () => {
        const turns = (await person.messages(conversationId)).map(textOf);
        measures.lost('earlier messages', turns.length < 2);
        expect(turns, 'the turns').toEqual([said.text, expect.stringContaining(nonce)]);
      });
    },
  );

  for (const { fault, title, judged } of [
    { fault: 'hanging', title: 'MongoDB hangs', judged: backAfterHanging },
    { fault: 'resetting', title: 'MongoDB resets connections', judged: backAfterReset },
  ] as const)
    test(`${title}, and works again`, judges(judged), async ({ employeeAt }) => {
      const person = employeeAt();
      await person.heldToken();
      await check(judged, async ({ faults }) => {
        const measures = new Measures(title);
        await faults.disturb('MongoDB', fault);
        await measures.during(person);
        await faults.undisturb();
        await measures.back('the list', () => person.statusOf(list, 5_000), 200);
      });
    });

  test('is slow', judges(slowWorks), async ({ employeeAt }) => {
    const person = employeeAt();
    await person.heldToken();
    await check(slowWorks, async ({ faults }) => {
      const measures = new Measures('MongoDB takes 5 s for each answer');
      await faults.disturb('MongoDB', 'slow');
      const startedAt = performance.now();
      const status = await person.statusOf(list, 60_000);
      measures.seen(`the list of conversations: ${status}`, performance.now() - startedAt);
      expect(status, 'the list').toBe(200);
    });
  });

  test(
    'is gone while an answer runs',
    judges(answerKept),
    async ({ employeeAt, modelOf, nonce, doubles }) => {
      const person = employeeAt();
      const text = `Store ${nonce}`;
      await doubles.behave(text, watchable);
      const said = { text, endpoint: 'openAI', model: modelOf('OpenAI') };
      const conversationId = await person.say(said);
      await expect.poll(() => doubles.chats(text), 'chats at the provider').toHaveLength(1);
      await check(answerKept, async ({ faults }) => {
        const measures = new Measures('MongoDB is gone for a moment during an answer');
        await faults.disturb('MongoDB', 'gone');
        await person.statusOf('/readyz', 1_000);
        await faults.undisturb();
        const answers = async () => {
          const messages = await person.messages(conversationId).catch(() => []);
          return messages.filter((it) => !it.isCreatedByUser).map(textOf);
        };
        const whole = [expect.stringContaining('that is all there is to say')];
        try {
          await expect
            .poll(answers, { message: 'the turns of the model', ...recovery })
            .toEqual(whole);
          measures.lost('the answer', false);
        } catch (error) {
          measures.lost('the answer', true);
          throw error;
        }
      });
    },
  );
});
