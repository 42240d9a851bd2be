import { randomInt } from 'node:crypto';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './limits.checks.ts';

const people = 10;
const chat = /^200 \/(c\/new)?$/;

test.describe('The login limit lets an office in', () => {
  for (const [handle, provider] of [
    [checks.officeOfOpenId, 'openid'],
    [checks.officeOfGoogle, 'google'],
  ] as const)
    test(`through ${provider}`, judges(handle), async ({ arrive, newPerson }) => {
      const address = `198.51.${randomInt(256)}.${randomInt(1, 255)}`;
      await check(handle, async () => {
        for (let person = 1; person <= people; person += 1) {
          const visitor = await arrive({ headers: { 'x-forwarded-for': address } });
          const end = await visitor.tryLogIn(provider, await newPerson('employee'));
          expect(end.summary, `where the login of person ${person} ended`).toMatch(chat);
        }
      });
    });
});
