import type { Visitor } from '../../fixtures/clients/visitor.ts';
import type { Identity } from '../../fixtures/doubles/identities.ts';
import type { SignOnName } from '../../fixtures/librechat/sign-ons.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { chat, refused } from '../identity/login-ends.ts';
import { list, Measures } from './measures.ts';
import { controlPlane, google } from './sign-in-faults.checks.ts';

/** Less than the minute after which proxies give up. */
const longestLoginMs = 45_000;
const slowLoginMs = 60_000;
/** Node gives a proxy, through which LibreChat reaches Google here, five seconds for its first answer. */
const slowAnswerMs = 4_000;
/** A login that hangs is left alone after this time. */
const hangingMs = 3_000;

const providers = [
  { provider: 'google', link: 'Google', name: 'Google', checks: google },
  { provider: 'openid', link: 'ControlPlane', name: 'The Control Plane', checks: controlPlane },
] as const;

for (const { provider, link, name, checks } of providers)
  test.describe(name, () => {
    test(
      'is gone, and comes back',
      judges(checks.goneSaid, checks.goneInside, checks.backAfterGone),
      async ({ admits, arrive, newPerson, employeeAt, api }) => {
        await admits(provider);
        const inside = employeeAt();
        await inside.heldToken();
        const visitor = await arrive();
        const callback = await visitor.callbackOf(provider, await newPerson('employee'));
        const measures = new Measures(`${name} is gone`);
        await check(checks.goneSaid, async ({ faults }) => {
          await faults.disturb(link, 'gone');
          await expectRefused(visitor, callback, measures);
        });
        await check(checks.goneInside, async () => {
          expect(await measures.during(inside), 'the list, for people inside').toBe(200);
          const renewal = await api.refreshResponse(await inside.heldRefreshToken());
          expect(renewal.status, 'the renewal, for people inside').toBe(200);
        });
        await check(checks.backAfterGone, async ({ faults }) => {
          await faults.undisturb();
          const again = () => endOfLogin(provider, arrive, newPerson);
          await measures.back('where a new login ended', again, expect.stringMatching(chat));
        });
      },
    );

    test(
      'hangs, and comes back',
      judges(checks.hangingInside, checks.backAfterHanging),
      async ({ arrive, newPerson, employeeAt, api }) => {
        const inside = employeeAt();
        await inside.heldToken();
        const visitor = await arrive();
        const callback = await visitor.callbackOf(provider, await newPerson('employee'));
        const measures = new Measures(`${name} hangs`);
        await check(checks.hangingInside, async ({ faults }) => {
          await faults.disturb(link, 'hanging');
          const hanging = visitor.openWithin(hangingMs, callback);
          expect(await inside.statusOf(list, 10_000), 'the list, for people inside').toBe(200);
          const renewal = await api.refreshResponse(await inside.heldRefreshToken());
          expect(renewal.status, 'the renewal, for people inside').toBe(200);
          await hanging;
        });
        await check(checks.backAfterHanging, async ({ faults }) => {
          await measures.during(inside);
          await faults.undisturb();
          const again = () => endOfLogin(provider, arrive, newPerson);
          await measures.back('where a new login ended', again, expect.stringMatching(chat));
        });
      },
    );

    test(
      'resets connections, and comes back',
      judges(checks.resetSaid, checks.backAfterReset),
      async ({ admits, arrive, newPerson }) => {
        await admits(provider);
        const visitor = await arrive();
        const callback = await visitor.callbackOf(provider, await newPerson('employee'));
        const measures = new Measures(`${name} resets connections`);
        await check(checks.resetSaid, async ({ faults }) => {
          await faults.disturb(link, 'resetting');
          await expectRefused(visitor, callback, measures);
        });
        await check(checks.backAfterReset, async ({ faults }) => {
          await faults.undisturb();
          const again = () => endOfLogin(provider, arrive, newPerson);
          await measures.back('where a new login ended', again, expect.stringMatching(chat));
        });
      },
    );
  });

/** Both at once: a login in which each answer takes four seconds takes half a minute. */
test(
  'Google and the Control Plane are slow',
  judges(google.slowWorks, controlPlane.slowWorks),
  async ({ arrive, newPerson }, info) => {
    info.setTimeout(info.timeout + slowLoginMs);
    const logins = await Promise.all(
      providers.map(async ({ provider, link, name, checks }) => {
        const visitor = await arrive();
        const callback = await visitor.callbackOf(provider, await newPerson('employee'));
        return { visitor, callback, link, name, checks };
      }),
    );
    const ends = new Map<string, string>();
    for (const { visitor, name, checks } of logins)
      await check(checks.slowWorks, async ({ faults }) => {
        if (ends.size === 0) {
          for (const { link } of logins) await faults.disturb(link, 'slow', slowAnswerMs);
          await Promise.all(
            logins.map(async (login) => {
              const measures = new Measures(`${login.name} takes 4 s for each answer`);
              const startedAt = performance.now();
              const end = await login.visitor.openWithin(slowLoginMs, login.callback);
              const summary = end?.summary ?? 'no answer';
              measures.seen(`a login: ${summary}`, performance.now() - startedAt);
              ends.set(login.name, summary);
            }),
          );
        }
        expect(ends.get(name), 'where the login ended').toMatch(chat);
        expect(await visitor.hasSession(), 'a session').toBe(true);
      });
  },
);

async function expectRefused(visitor: Visitor, callback: URL, measures: Measures): Promise<void> {
  const startedAt = performance.now();
  const end = await visitor.openWithin(longestLoginMs, callback);
  const summary = end?.summary ?? 'no answer';
  measures.seen(`a login: ${summary}`, performance.now() - startedAt);
  expect(summary, 'where the login ended').toBe(refused);
  expect(await visitor.hasSession(), 'a session').toBe(false);
}

/** Where a whole login of a new person ends. */
async function endOfLogin(
  provider: SignOnName,
  arrive: () => Promise<Visitor>,
  newPerson: (persona: 'employee') => Promise<Identity>,
): Promise<string> {
  const visitor = await arrive();
  const end = visitor.tryLogIn(provider, await newPerson('employee'));
  return end.then(
    ({ summary }) => summary,
    (error: Error) => error.message,
  );
}
