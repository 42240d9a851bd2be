import { randomInt } from 'node:crypto';
import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { onlyThePerson, saidPlainly } from './bans.checks.ts';

test(
  'a ban hits one person',
  judges(onlyThePerson, saidPlainly),
  async ({ accountAt, newPerson, modelOf, nonce }) => {
    const address = `198.51.${randomInt(256)}.${randomInt(1, 255)}`;
    const [guilty, neighbour] = [
      accountAt(await newPerson('employee'), address),
      accountAt(await newPerson('employee'), address),
    ];
    const says = (text: string) => ({ text, endpoint: 'openAI', model: modelOf('OpenAI') });
    await counterpart('both reach the chat before the ban', async () => {
      expect(await guilty.statusOfRunningAnswers(), 'status of the chat').toBe(200);
      expect(await neighbour.statusOfRunningAnswers(), 'status of the chat').toBe(200);
      await guilty.sayAndWait(says(`Say ${nonce}`));
    });
    await guilty.say(says(`Say more than ${nonce}`)).catch(() => undefined);
    await check(saidPlainly, async () => {
      const status = await guilty.statusOfRunningAnswers();
      expect(String(status), 'status of the chat').toMatch(/^(403|429)$/);
    });
    await check(onlyThePerson, async () => {
      const status = await neighbour.statusOfRunningAnswers();
      expect(status, 'status of the chat for another person at the address').toBe(200);
    });
  },
);
