import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { behaves } from '../../fixtures/releases/differences.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './dialects.checks.ts';
import { chat, expectKeptOut, refused } from './login-ends.ts';

test.describe('People of the identity providers that operators use', () => {
  for (const [handle, persona] of [
    [checks.keycloakAdmitted, 'keycloak'],
    [checks.oktaAdmitted, 'okta'],
    [checks.authentikAdmitted, 'authentik'],
  ] as const)
    test(`${persona}: with the role`, judges(handle), async ({ arrive, newPerson }) => {
      const person = await newPerson(persona);
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', person);
      await check(handle, async ({ database }) => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toMatch(chat);
        expect(await database.users(person.email ?? ''), 'stored users').toHaveLength(1);
      });
    });

  for (const [handle, persona, admitted] of [
    [checks.keycloakRefused, 'keycloak-without-role', 'keycloak'],
    [checks.roleOfIdTokenIgnored, 'employee', 'keycloak'],
    [checks.oktaRefused, 'okta-without-role', 'okta'],
  ] as const)
    test(`${persona}: without the role`, judges(handle), async ({ arrive, newPerson, stack }) => {
      if (admitted === 'okta' && !behaves(stack.librechatVersion, 'roles-of-userinfo'))
        return doesNotApply(
          handle,
          'This release reads no roles from userinfo, where Okta has them.',
        );
      await counterpart(`a person of ${admitted} with the role gets in`, async () => {
        const other = await arrive();
        const end = await other.logIn('openid', await newPerson(admitted));
        expect(await other.hasSession(), `a session; the login ended at ${end.summary}`).toBe(true);
      });
      const person = await newPerson(persona);
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', person);
      await check(handle, async ({ database }) => {
        await expectKeptOut(visitor, callback);
        expect(await database.users(person.email ?? ''), 'stored users').toEqual([]);
      });
    });

  test(
    'a misspelled kind of token',
    judges(checks.misspelledKind),
    async ({ arrive, employee }) => {
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', employee);
      await check(checks.misspelledKind, async () => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toBe(refused);
      });
    },
  );
});
