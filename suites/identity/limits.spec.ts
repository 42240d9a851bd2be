import { randomInt } from 'node:crypto';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './limits.checks.ts';
import { chat } from './login-ends.ts';

const people = 10;

test.describe('The login limit lets an office in', () => {
  for (const [handle, provider] of [
    [checks.officeOfOpenId, 'openid'],
    [checks.officeOfGoogle, 'google'],
  ] as const)
    test(`through ${provider}`, judges(handle), async ({ arrive, newPerson }) => {
      const address = `198.51.${randomInt(256)}.${randomInt(1, 255)}`;
      const ends: string[] = [];
      for (let person = 1; person <= people; person += 1) {
        const visitor = await arrive({ address });
        ends.push((await visitor.tryLogIn(provider, await newPerson('employee'))).summary);
      }
      await check(handle, () => {
        for (const [index, end] of ends.entries())
          expect(end, `where the login of person ${index + 1} ended`).toMatch(chat);
      });
    });
});
