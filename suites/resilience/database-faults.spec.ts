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

const list = '/api/convos?limit=5';
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
      await check(goneAnswered, async ({ faults }) => {
        await faults.disturb('MongoDB', 'gone');
        const status = await person.statusOf(list, 10_000);
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
        await expect
          .poll(() => person.statusOf(list, 5_000), { message: 'the list', ...recovery })
          .toBe(200);
      });
      await check(sessionKept, async () => {
        const renewal = await api.refreshResponse(refreshToken);
        expect(renewal.status, 'status of the renewal').toBe(200);
      });
      await check(chatKept, async () => {
        const turns = (await person.messages(conversationId)).map(textOf);
        expect(turns, 'the turns').toEqual([said.text, expect.stringContaining(nonce)]);
      });
    },
  );

  for (const { fault, judged } of [
    { fault: 'hanging', judged: backAfterHanging },
    { fault: 'resetting', judged: backAfterReset },
  ] as const)
    test(`is ${fault}, and works again`, judges(judged), async ({ employeeAt }) => {
      const person = employeeAt();
      await person.heldToken();
      await check(judged, async ({ faults }) => {
        await faults.disturb('MongoDB', fault);
        await person.statusOf(list, 5_000);
        await faults.undisturb();
        await expect
          .poll(() => person.statusOf(list, 5_000), { message: 'the list', ...recovery })
          .toBe(200);
      });
    });

  test('is slow', judges(slowWorks), async ({ employeeAt }) => {
    const person = employeeAt();
    await person.heldToken();
    await check(slowWorks, async ({ faults }) => {
      await faults.disturb('MongoDB', 'slow');
      expect(await person.statusOf(list, 60_000), 'the list').toBe(200);
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
        await faults.disturb('MongoDB', 'gone');
        await person.statusOf('/readyz', 1_000);
        await faults.undisturb();
        const answers = async () => {
          const messages = await person.messages(conversationId).catch(() => []);
          return messages.filter((it) => !it.isCreatedByUser).map(textOf);
        };
        await expect
          .poll(answers, { message: 'the turns of the model', ...recovery })
          .toEqual([expect.stringContaining('that is all there is to say')]);
      });
    },
  );
});
