import { check, doesNotApply, expect, judges, test } from '../../fixtures/test.ts';
import { notAwaited } from './picture.checks.ts';

const longestDelayMs = 3_000;
/** Longer than LibreChat waits for a picture. */
const longestLoginMs = 20_000;

test(
  'a login does not wait for a picture',
  judges(notAwaited),
  async ({ arrive, doubles, newPerson, nonce, stack }) => {
    if (stack.target !== 'reference' && stack.target !== 'checkout')
      return doesNotApply(
        notAwaited,
        'LibreChat in a container cannot reach the address at which the picture is held back.',
      );
    const timed = async (picture: object) => {
      const person = await newPerson('employee', picture);
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', person);
      const startedAt = performance.now();
      const end = await visitor.openWithin(longestLoginMs, callback);
      return { summary: end?.summary ?? 'no answer', ms: performance.now() - startedAt };
    };
    const usual = await timed({});
    const held = await timed({ picture: doubles.endlessPicture(nonce) });
    await check(notAwaited, () => {
      const delay = Math.round(held.ms - usual.ms);
      expect(delay, 'ms that the login took longer').toBeLessThan(longestDelayMs);
      expect(held.summary, 'where the login ended').toBe(usual.summary);
    });
  },
);
