import { slowness } from '../../fixtures/kernel/deadlines.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { Measures } from './measures.ts';
import { redisFull, redisReadOnly, slowRedisStart } from './redis-faults.checks.ts';
import { answerAcross } from './spoken.ts';

const answerMs = 100;
const readyWithinSeconds = 60;

test.describe('Redis', () => {
  for (const [why, { served, back }] of [
    ['full', redisFull],
    ['read-only', redisReadOnly],
  ] as const)
    test(
      `takes no writes: ${why}`,
      judges(served, back),
      async ({ employeeAt, modelOf, nonce }) => {
        const [here, there] = [employeeAt(1), employeeAt(2)];
        // One after the other: two first logins at once may make two accounts where the database has no unique index.
        await here.heldToken();
        await there.heldToken();
        const measures = new Measures(`Redis takes no writes: ${why}`);
        await check(served, async ({ faults }) => {
          await faults.refuseWrites(why);
          expect(await measures.during(here), 'the list').toBe(200);
        });
        await check(back, async ({ faults }) => {
          await faults.takeWrites();
          const said = { text: `Again ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
          const follow = () => answerAcross(here, there, said);
          await measures.back('the answer that arrived', follow, expect.stringContaining(nonce));
        });
      },
    );

  test(
    'answers slowly while a replica starts',
    judges(slowRedisStart),
    async ({ employeeAt }, info) => {
      await employeeAt(2).heldToken();
      info.setTimeout(info.timeout * 3);
      await check(slowRedisStart, async ({ faults }) => {
        await faults.disturb('Redis', 'slow', answerMs);
        const startedAt = performance.now();
        const seconds = await faults.restart(2).then(
          () => (performance.now() - startedAt) / 1_000,
          () => Number.POSITIVE_INFINITY,
        );
        expect(seconds, 'seconds until the replica is ready').toBeLessThan(
          readyWithinSeconds * slowness(),
        );
      });
    },
  );
});
