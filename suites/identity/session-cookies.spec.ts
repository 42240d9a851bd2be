import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './session-cookies.checks.ts';

test(
  'the cookie of a session is protected',
  judges(
    checks.cookieHttpOnly,
    checks.cookieSameSite,
    checks.cookieSecureFitsScheme,
    checks.cookiePath,
  ),
  async ({ session, stack }) => {
    const cookie = session.cookies.find(({ name }) => name === 'refreshToken');
    await check(checks.cookieHttpOnly, () => {
      expect(cookie?.httpOnly, `HttpOnly (SameSite: ${cookie?.sameSite})`).toBe(true);
    });
    await check(checks.cookieSameSite, () => {
      expect(cookie?.sameSite, `SameSite (HttpOnly: ${cookie?.httpOnly})`).toBe('Strict');
    });
    await check(checks.cookieSecureFitsScheme, () => {
      expect(cookie?.secure, 'Secure').toBe(stack.browserUrl.startsWith('https:'));
    });
    await check(checks.cookiePath, () => {
      expect(cookie?.path, 'Path').toBe('/');
    });
  },
);
