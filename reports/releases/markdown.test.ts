import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import { toMarkdown } from './markdown.ts';
import { makeReport } from './report.ts';
import { readRuns } from './run.ts';
import { deviating, sampleStatement, writeJson } from './testing.ts';

const bugs = [
  {
    change: '6db059b8a',
    subject: 'Pieces were held back | lost.',
    since: 'v0.8.8-rc1',
    checks: ['chat.openai.streams'],
  },
  {
    change: '73c43ded2',
    subject: 'The form was gone, the API was not.',
    since: 'v0.8.8-rc1',
    later: { area: 'identity', why: 'It needs a shape of its own.' },
  },
  {
    change: '4238dd447',
    subject: 'A hint was lost.',
    since: 'v0.8.6-rc1',
    unseen: 'Nothing asks for the hint.',
  },
];

describe('docs/releases.md', () => {
  let page: string;
  beforeAll(() => {
    const statements = [
      sampleStatement({
        release: 'v0.8.7',
        deviates: true,
        violated: { 'chat.openai.streams': 'Expected: `<b>` | 2\nSeen: 1' },
      }),
      sampleStatement({ release: 'v0.8.7', startedAt: '2026-11-26T02:00:00Z', deviates: true }),
      sampleStatement({
        release: 'v0.8.8-rc1+f431b01d1',
        deviates: true,
        notReached: ['logout.cookies-removed'],
      }),
    ];
    page = toMarkdown(makeReport(readRuns(writeJson(temporaryFolder(), statements)), bugs));
  });

  test('says first what it is and which command makes it', () => {
    expect(page).toMatch(/^# LibreChat releases\n\nThe results of the conformance suite/);
    expect(page.indexOf('npm run releases --')).toBeLessThan(page.indexOf('| release |'));
  });

  test('has a row for each release', () => {
    expect(page).toMatch(
      /\| \[v0\.8\.7\]\(\S+9e74cc0e\S+\) \| conforms \| \d+ \| 0 \| 0 \| 1 \| 3 min 47 s \| 2026-11-26 \| \d+\.\d+\.\d+ \| built source tree, MongoDB stand-in \| 2, verdicts differ in 1 check \|/,
    );
    expect(page).toMatch(
      /\| \[main of 2026-08-19\]\(\S+\) \| incomplete \(1 not-reached\) \| .* \| 1 \|/,
    );
  });

  test('says where runs differ, and the caveats', () => {
    expect(page).toContain('v0.8.7: `chat.openai.streams` was passed, failed.');
    expect(page).toContain('- All releases: MongoDB is a stand-in.');
  });

  test('says what does not hold, with the reason and the link of a known deviation', () => {
    expect(page).toContain(`| \`${deviating}\` | **known-deviation** | **known-deviation** |`);
    expect(page).toMatch(/`oauth\.google\.state-present`: .*Known deviation: .*https:/);
  });

  test('says what a release fixed', () => {
    expect(page).toContain('### v0.8.7 → main of 2026-08-19 (checkout)\n\nFixed:\n\n');
    expect(page).toContain('`chat.openai.streams`: **failed** in 1 of 2 runs → passed; message: ');
  });

  test('has a row for each real bug, and a message does not break its table', () => {
    const row = page.split('\n').find((line) => line.startsWith('| [6db059b8a]'));
    expect(row?.split(/(?<!\\)\|/)).toHaveLength(9);
    expect(row).toContain("failed** in 1 of 2 runs; message: `Expected: '<b>' \\| 2; Seen: 1`");
    expect(row).toMatch(/main of 2026-08-19: passed \| yes \|$/);
    expect(page).toContain('| none yet: identity | It needs a shape of its own. |');
    expect(page).toContain('| none can see it | Nothing asks for the hint. |');
  });
});
