import { expireOnSlowLine } from '../../fixtures/pages/slow-renewal.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { oneRefreshAtATime } from './sessions.checks.ts';

test(
  'calls during a token renewal wait for the new token',
  judges(oneRefreshAtATime),
  async ({ signedInChat: chat, nonce }) => {
    await chat.ask(`Older ${nonce}`);
    await chat.startNewChat();
    await chat.ask(`Newer ${nonce}`);
    await chat.open();
    const renewal = await expireOnSlowLine(chat.page);
    await chat.conversations.choose(0);
    await check(oneRefreshAtATime, async () => {
      await renewal.begun;
      await renewal.during(() => chat.conversations.choose(1));
      await expect(chat.turns.first(), 'the first turn').toContainText(nonce);
      await expect.poll(renewal.lost, 'refused calls that were not made again').toEqual([]);
      expect(renewal.count(), 'renewals of one expired token').toBe(1);
    });
  },
);
