import { expect, test } from 'vitest';
import { provenReleases } from '../../fixtures/releases/proven.ts';
import known from './data/known-names.json' with { type: 'json' };
import { type JudgedRelease, knowledgeOf, releaseOf } from './release.ts';

const at = (taken: string): JudgedRelease => ({ tag: taken, taken, name: taken });
const latest: JudgedRelease = { tag: undefined, taken: 'v0.8.7', name: 'v0.8.7 (current)' };

test('the names are those of every release that the suite was proven on', () => {
  const releases = known.releases.map(({ release }) => release);
  expect(releases).toEqual(expect.arrayContaining(provenReleases.map(({ release }) => release)));
});

test.each([
  ['SESSION_COOKIE_SECURE', at('v0.8.5'), { is: 'later', since: 'v0.8.6' }],
  ['SESSION_COOKIE_SECURE', at('v0.8.6'), { is: 'known' }],
  ['METRICS_SECRET', at('v0.8.5-rc1'), { is: 'later', since: 'v0.8.6' }],
  ['OPENID_ROLE_SYNC_ENABLED', at('v0.8.6'), { is: 'later', since: 'v0.8.7-rc1' }],
  ['LIBRECHAT_TEMP_CREDENTIALS_PATH', at('v0.8.7'), { is: 'later', since: 'v0.8.8-rc1' }],
  ['LIBRECHAT_TEMP_CREDENTIALS_PATH', latest, { is: 'known' }],
  ['DEBUG_PLUGINS', at('v0.8.7'), { is: 'gone', until: 'v0.8.2-rc1' }],
  ['DEBUG_PLUGINS', latest, { is: 'gone', until: 'v0.8.2-rc1' }],
  ['MONGO_URI', at('v0.7.3'), { is: 'known' }],
  ['NO_SUCH_NAME', latest, { is: 'unknown' }],
  ['constructor', latest, { is: 'unknown' }],
] as const)('%s at %o', (name, release, expected) => {
  expect(knowledgeOf('variables', name, release)).toEqual(expected);
});

test.each([
  ['endpointsMenu', 'v0.8.4', 'known'],
  ['endpointsMenu', 'v0.8.5', 'gone'],
  ['allowedAddresses', 'v0.8.5', 'later'],
  ['allowedAddresses', 'v0.8.6', 'known'],
] as const)('the key %s at %s is %s', (name, release, is) => {
  expect(knowledgeOf('keys', name, at(release)).is).toBe(is);
});

test.each([
  ['ghcr.io/danny-avila/librechat:v0.8.6', 'v0.8.6'],
  [`ghcr.io/danny-avila/librechat:v0.8.6@sha256:${'0'.repeat(64)}`, 'v0.8.6'],
  ['ghcr.io/danny-avila/librechat:latest', undefined],
  ['example.org/chat', undefined],
])('%s is release %s', (text, tag) => {
  const image = {
    kind: 'scalar',
    text,
    at: { file: 'x', line: 1, column: 1 },
    unknown: false,
  } as const;
  const project = { librechat: { image } } as unknown as Parameters<typeof releaseOf>[0];
  expect(releaseOf(project)).toMatchObject({ tag, taken: tag ?? 'v0.8.7' });
});
