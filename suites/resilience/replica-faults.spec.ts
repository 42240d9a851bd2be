import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { list, Measures } from './measures.ts';
import { cutAnswerEnds, otherServes, sessionSurvives } from './replica-faults.checks.ts';

test.describe('Of two replicas', () => {
  test(
    'one is killed during an answer',
    judges(otherServes, sessionSurvives, cutAnswerEnds),
    async ({ employeeAt, apiAt, modelOf, nonce, doubles }) => {
      const here = employeeAt(1);
      const anywhere = employeeAt();
      await anywhere.heldToken();
      const text = `Cut ${nonce}`;
      await doubles.behave(text, watchable);
      await here.say({ text, endpoint: 'openAI', model: modelOf('OpenAI') });
      await expect.poll(() => doubles.chats(text), 'chats at the provider').toHaveLength(1);
      const measures = new Measures('One of two replicas is killed during an answer');
      await check(otherServes, async ({ faults }) => {
        await faults.kill(1);
        await measures.during(anywhere);
        const statuses: unknown[] = [];
        for (let request = 0; request < 6; request += 1)
          statuses.push(await anywhere.statusOf(list, 10_000));
        expect(statuses, 'six requests').toEqual(Array.from({ length: 6 }, () => 200));
      });
      await check(sessionSurvives, async () => {
        const renewal = await apiAt(2).refreshResponse(await here.heldRefreshToken());
        measures.lost('the session', renewal.status !== 200);
        expect(renewal.status, 'status of the renewal at the other replica').toBe(200);
      });
      await check(cutAnswerEnds, async () => {
        await measures.back('running answers', () => anywhere.runningAnswers(), []);
      });
    },
  );
});
