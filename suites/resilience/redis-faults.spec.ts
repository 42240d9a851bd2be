import { type Faults, type RedisRefusal, redisAddresses } from '../../fixtures/clients/faults.ts';
import { slowness } from '../../fixtures/kernel/deadlines.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import { Measures } from './measures.ts';
import { redisFull, redisMoved, redisReadOnly, slowRedisStart } from './redis-faults.checks.ts';
import { redisBackShared, redisGoneServed } from './replica-faults.checks.ts';
import { answerAcross } from './spoken.ts';

const answerMs = 100;
const readyWithinSeconds = 60;

/** What happens to Redis, how it begins and ends, and what is judged of it. */
const outages = [
  {
    fault: 'Redis is gone',
    served: redisGoneServed,
    back: redisBackShared,
    begin: (faults: Faults) => faults.disturb('Redis', 'gone'),
    end: (faults: Faults) => faults.undisturb(),
  },
  { fault: 'Redis takes no writes: full', ...redisFull, ...refusing('full') },
  { fault: 'Redis takes no writes: read-only', ...redisReadOnly, ...refusing('read-only') },
] as const;

function refusing(why: RedisRefusal) {
  return {
    begin: (faults: Faults) => faults.refuseWrites(why),
    end: (faults: Faults) => faults.takeWrites(),
    needsOwnRedis: true,
  } as const;
}

test.describe('Redis', () => {
  for (const outage of outages) {
    const { fault, served, back, begin, end } = outage;
    test(fault, judges(served, back), async ({ employeeAt, modelOf, nonce, stack }) => {
      if ('needsOwnRedis' in outage && !stack.faults?.redisPorts.length) {
        for (const it of [served, back])
          doesNotApply(it, 'The run did not start this Redis, so it changes no setting of it.');
        return;
      }
      const [here, there] = [employeeAt(1), employeeAt(2)];
      // One after the other: two first logins at once may make two accounts where the database has no unique index.
      await here.heldToken();
      await there.heldToken();
      const measures = new Measures(fault);
      await check(served, async ({ faults }) => {
        await begin(faults);
        expect(await measures.during(here), 'the list').toBe(200);
      });
      await check(back, async ({ faults }) => {
        await end(faults);
        const said = { text: `Again ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
        const follow = () => answerAcross(here, there, said);
        await measures.back('the answer that arrived', follow, expect.stringContaining(nonce));
      });
    });
  }

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

  test('has another address', judges(redisMoved), async ({ employeeAt, modelOf, nonce, stack }) => {
    if (stack.faults && !(stack.faults.ownMachine?.hostsFile && stack.faults.redisPorts.length)) {
      doesNotApply(redisMoved, 'LibreChat has no names of its own here, or Redis was given.');
      return;
    }
    const person = employeeAt();
    await person.heldToken();
    const measures = new Measures('The name of Redis leads to another address');
    await check(redisMoved, async ({ faults }) => {
      const isKept = async (text: string) => {
        const said = { text: `${text} ${nonce}`, endpoint: 'openAI', model: modelOf('OpenAI') };
        return (await faults.redisKeysWith(await person.say(said))).length > 0;
      };
      expect(await isKept('Before'), 'Redis has what LibreChat keeps of an answer').toBe(true);
      await faults.moveRedis(redisAddresses[1]);
      const message = 'Redis has what LibreChat keeps of a new answer';
      await measures.back(message, () => isKept('After').catch(String), true);
    });
  });
});
