import { counterpart } from '../../fixtures/checks/counterpart.ts';
import type { Visitor } from '../../fixtures/clients/visitor.ts';
import { behaves } from '../../fixtures/releases/differences.ts';
import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import { foreignRefused, stateRequired } from './admin-login.checks.ts';

const givesCode = async (visitor: Visitor, callback: URL) =>
  (await visitor.open(callback)).url.searchParams.has('code');

test(
  'an admin login is bound to its browser',
  judges(stateRequired, foreignRefused),
  async ({ arrive, employee, storedAccounts, stack }) => {
    if (!behaves(stack.librechatVersion, 'admin-login-google')) {
      for (const it of [stateRequired, foreignRefused])
        doesNotApply(it, 'The admin panel of this release has no login through Google.');
      return;
    }
    await storedAccounts.addOfGoogle(employee, 'ADMIN');
    const begun = async () => {
      const visitor = await arrive();
      return { visitor, callback: await visitor.callbackOfAdmin(employee) };
    };
    await counterpart('an administrator comes to the admin panel with a code', async () => {
      const { visitor, callback } = await begun();
      expect(await givesCode(visitor, callback), 'a code for the admin panel').toBe(true);
    });
    const { visitor, callback } = await begun();
    callback.searchParams.delete('state');
    await check(stateRequired, async () => {
      expect(await givesCode(visitor, callback), 'a code for the admin panel').toBe(false);
    });
    const other = await begun();
    await check(foreignRefused, async () => {
      const code = await givesCode(await arrive(), other.callback);
      expect(code, 'a code for the admin panel').toBe(false);
    });
  },
);
