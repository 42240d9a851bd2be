import type { DatabaseProbe } from '../../fixtures/clients/database-probe.ts';
import { type Identity, requiredRole } from '../../fixtures/doubles/identities.ts';
import { syncedRole } from '../../fixtures/stack/shapes/role-sync.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { noAdministrator, roleGiven, roleTaken } from './role-sync.checks.ts';

const roleOf = async (database: DatabaseProbe, { email = '' }: Identity) =>
  (await database.users(email))[0]?.role;

test.describe('Roles of the Control Plane', () => {
  test('are given', judges(roleGiven), async ({ arrive, newPerson, storedAccounts }) => {
    await storedAccounts.addRole(syncedRole);
    const person = await newPerson('employee', { roles: [requiredRole, syncedRole] });
    await (await arrive()).logIn('openid', person);
    await check(roleGiven, async ({ database }) => {
      expect(await roleOf(database, person), 'role of the person').toBe(syncedRole);
    });
  });

  test(
    'are taken away',
    judges(roleTaken),
    async ({ arrive, newPerson, doubles, storedAccounts }) => {
      await storedAccounts.addRole(syncedRole);
      const person = await newPerson('employee', { roles: [requiredRole, syncedRole] });
      await (await arrive()).logIn('openid', person);
      await check(roleTaken, async ({ database }) => {
        const before = await roleOf(database, person);
        await doubles.registerIdentity({ ...person, roles: [requiredRole] });
        await (await arrive()).logIn('openid', person);
        const roles = [before, await roleOf(database, person)];
        expect(roles, 'role of the person, before and after').toEqual([syncedRole, 'USER']);
      });
    },
  );

  test('make no administrator', judges(noAdministrator), async ({ arrive, admits, newPerson }) => {
    await admits('openid');
    const person = await newPerson('employee', { roles: [requiredRole, 'ADMIN'] });
    await (await arrive()).logIn('openid', person);
    await check(noAdministrator, async ({ database }) => {
      expect(await roleOf(database, person), 'role of the person').not.toBe('ADMIN');
    });
  });
});
