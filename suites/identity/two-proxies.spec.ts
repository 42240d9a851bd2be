import { loginsUntilRefused } from '../../fixtures/clients/login-limit.ts';
import { watchable } from '../../fixtures/doubles/providers/paces.ts';
import { AnswerWatcher } from '../../fixtures/pages/arrivals.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import {
  answerStreams,
  hostPassedOn,
  limiterCountsPerson,
  limiterNotSpoofed,
} from './two-proxies.checks.ts';

const oneAddress = 'The containers of this target see every client at one address.';
const tooMany = 429;
const fewestArrivals = 5;
const shortestStreamMs = 1_000;

test.describe('Behind two proxies', () => {
  test(
    'a user who reaches the login limit locks only themselves out',
    judges(limiterCountsPerson),
    async ({ apiOfAnother, stack }) => {
      if (stack.hidesAddresses) return doesNotApply(limiterCountsPerson, oneAddress);
      const [user, other] = [apiOfAnother(), apiOfAnother()];
      await check(limiterCountsPerson, async () => {
        const last = await loginsUntilRefused(user);
        expect(last.status, 'status of the last of many logins').toBe(tooMany);
        const { status } = await loginsUntilRefused(other, 1);
        expect(status, 'status of the first login of another user').toBe(302);
      });
    },
  );

  test(
    'a user who invents addresses reaches the login limit',
    judges(limiterNotSpoofed),
    async ({ apiOfAnother, stack }) => {
      if (stack.hidesAddresses) return doesNotApply(limiterNotSpoofed, oneAddress);
      const user = apiOfAnother();
      await check(limiterNotSpoofed, async () => {
        const last = await loginsUntilRefused(user, undefined, (n) => `198.51.100.${n}`);
        expect(last.status, 'status of the last of many logins').toBe(tooMany);
      });
    },
  );

  test('a request arrives', judges(hostPassedOn), async ({ api }) => {
    await check(hostPassedOn, async () => {
      const { status, headers } = await api.get('/api/config');
      const answer = `${status} ${headers.get('content-type')}`;
      expect(answer, 'answer of GET /api/config').toMatch(/^200 application\/json/);
    });
  });

  test(
    'an answer streams',
    judges(answerStreams),
    async ({ signedInChat: chat, modelOf, nonce, doubles }) => {
      const watcher = new AnswerWatcher(chat.page);
      await chat.models.choose('OpenAI', modelOf('OpenAI'));
      await watcher.start();
      const prompt = `Say ${nonce}`;
      await doubles.behave(prompt, watchable);
      await chat.ask(prompt);
      await check(answerStreams, async () => {
        const arrivals = await watcher.arrivals();
        expect(arrivals.length, 'growth steps').toBeGreaterThanOrEqual(fewestArrivals);
        const spanMs = (arrivals.at(-1)?.atMs ?? 0) - (arrivals[0]?.atMs ?? 0);
        expect(spanMs, 'ms from first to last').toBeGreaterThanOrEqual(shortestStreamMs);
      });
    },
  );
});
