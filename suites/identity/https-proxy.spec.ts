import { endOfStream, streamsOpened } from '../../fixtures/pages/streams.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './https-proxy.checks.ts';

const halfAYearSeconds = 15_768_000;
const silenceMs = 65_000;
const twoMegabytes = 2_000_000;
const sixKilobytes = 6_000;

test.describe('What a proxy in front of LibreChat adds', () => {
  test('headers for browsers', judges(checks.hsts, checks.notFramed), async ({ api }) => {
    const { headers } = await api.get('/');
    await check(checks.hsts, () => {
      const header = headers.get('strict-transport-security') ?? '';
      const seconds = Number(/max-age=(\d+)/.exec(header)?.[1] ?? 0);
      expect(seconds, 'seconds of Strict-Transport-Security').toBeGreaterThan(halfAYearSeconds);
    });
    await check(checks.notFramed, () => {
      const policy = headers.get('content-security-policy') ?? '';
      const ancestors = /frame-ancestors ([^;]+)/.exec(policy)?.[1];
      const framing = ancestors ?? headers.get('x-frame-options') ?? 'every site';
      expect(framing.toUpperCase(), 'sites that may frame the page').toMatch(
        /^('NONE'|'SELF'|DENY|SAMEORIGIN)$/,
      );
    });
  });
});

test.describe('What a proxy in front of LibreChat leaves alone', () => {
  test('large requests', judges(checks.largeBody, checks.largeHeader), async ({ api }) => {
    await check(checks.largeBody, async () => {
      const { status } = await api.refreshWithBody(twoMegabytes);
      expect(status, 'status of POST /api/auth/refresh').toBe(200);
    });
    await check(checks.largeHeader, async () => {
      const cookie = `of-another-service=${'x'.repeat(sixKilobytes)}`;
      const { status } = await api.get('/api/config', { cookie });
      expect(status, 'status of GET /api/config').toBe(200);
    });
  });

  test('the paths of cookies', judges(checks.cookiePaths), async ({ arrive, employee }) => {
    const visitor = await arrive();
    const callback = await visitor.callbackOf('openid', employee);
    await check(checks.cookiePaths, async () => {
      await visitor.open(callback);
      const paths = (await visitor.cookies()).map(({ path }) => path);
      expect([...new Set(paths)], 'paths of the cookies').toEqual(['/']);
    });
  });

  test(
    'a stream that breaks off',
    judges(checks.cutSeen),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const prompt = `Break off ${nonce}`;
      await doubles.behave(prompt, { answer: { pause: { afterPieces: 1, ms: silenceMs } } });
      const end = endOfStream(chat.page);
      await chat.send(prompt);
      await expect(chat.lastAnswer, 'the first word').not.toBeEmpty();
      await check(checks.cutSeen, async ({ restart }) => {
        await restart('kill');
        await expect.poll(end, 'the end of the stream').toBe('broken');
      });
    },
  );

  test(
    'a model that is silent for long',
    judges(checks.longSilence),
    async ({ signedInChat: chat, doubles, nonce }, info) => {
      info.setTimeout(info.timeout + 2 * silenceMs);
      const prompt = `Think about ${nonce}`;
      await doubles.behave(prompt, { answer: { pause: { afterPieces: 1, ms: silenceMs } } });
      const streams = streamsOpened(chat.page);
      await chat.send(prompt);
      await doubles.answered(prompt, 2 * silenceMs);
      await check(checks.longSilence, async () => {
        const [asked] = await doubles.chats(prompt);
        await expect(chat.lastAnswer, 'the answer').toHaveText(asked?.answer ?? 'none');
        expect(streams(), 'streams of the answer').toBe(1);
      });
    },
  );
});
