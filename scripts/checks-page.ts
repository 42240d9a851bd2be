import { type CheckId, catalogue } from '../fixtures/checks/catalogue.ts';
import {
  bundledKnownDeviations,
  type KnownDeviation,
  readKnownDeviations,
} from '../fixtures/checks/known-deviations.ts';
import { profiles } from '../fixtures/checks/profiles.ts';
import { requirements } from '../fixtures/checks/requirements.ts';
import type { CheckDefinition } from '../fixtures/checks/types.ts';

type Area = [name: string, checks: [CheckId, CheckDefinition][]];

/** The pages of the check catalogue by file: docs/checks.md, and one page per requirement of the plan. */
export function checkPages(): Record<string, string> {
  const deviations = readKnownDeviations(bundledKnownDeviations);
  const areas = Object.keys(requirements).map((name): Area => {
    const all = Object.entries(catalogue) as [CheckId, CheckDefinition][];
    return [name, all.filter(([, { requirement }]) => requirement === name)];
  });
  return {
    'docs/checks.md': indexPage(areas),
    ...Object.fromEntries(
      areas.map((area) => [`docs/${fileOf(area)}`, areaPage(area, deviations)]),
    ),
  };
}

const fileOf = ([name]: Area) =>
  `checks/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;

const titleOf = ([name]: Area) => requirements[name as keyof typeof requirements].sentence;

/** The anchor that GitHub gives a heading with an id. */
const anchorOf = (id: string) => id.replaceAll('.', '');

const generated =
  '`npm run docs` generates this page from `fixtures/checks/catalogue/`, and a unit test keeps it up to date.';

function indexPage(areas: readonly Area[]): string {
  const count = areas.reduce((sum, [, checks]) => sum + checks.length, 0);
  return [
    '# Checks',
    '',
    `The suite has ${count} checks. Each link leads to the source of the requirement, the common cause of a failure and the fix.`,
    'A violated MUST is a failure, a violated SHOULD is a warning.',
    '',
    ...areas.flatMap((area) => [
      `## ${titleOf(area)}`,
      '',
      '| check | level | requirement |',
      '|---|---|---|',
      ...area[1].map(
        ([id, { level, text }]) =>
          `| [\`${id}\`](${fileOf(area)}#${anchorOf(id)}) | ${level} | ${cell(text)} |`,
      ),
      '',
    ]),
    generated,
    '',
  ].join('\n');
}

function areaPage(area: Area, deviations: readonly KnownDeviation[]): string {
  const sections = area[1].flatMap(([id, definition]) => section(id, definition, deviations));
  return [
    `# ${titleOf(area)}`,
    '',
    `[All checks](../checks.md). ${generated}`,
    '',
    ...sections,
  ].join('\n');
}

function section(
  id: CheckId,
  { level, text, source, cause, remedy, needs = [] }: CheckDefinition,
  deviations: readonly KnownDeviation[],
): string[] {
  const isIn = [...profiles]
    .filter(([, ids]) => (ids as readonly string[]).includes(id))
    .map(([profile]) => `\`${profile}\``);
  const known = deviations.filter(({ check }) => check === id);
  return [
    `## ${id}`,
    '',
    `**${level}**: ${plain(text)}`,
    '',
    `- **Common cause:** ${plain(cause)}`,
    `- **Fix:** ${plain(remedy)}`,
    `- **Source:** ${source}`,
    ...(needs.length > 0 ? [`- **Needs:** ${needs.join(', ')}`] : []),
    `- **Profiles:** ${isIn.join(', ')}`,
    ...known.map(
      (deviation) =>
        `- **Known deviation** ${rangeOf(deviation)}: ${deviation.reason} [Source](${deviation.link})`,
    ),
    '',
  ];
}

function rangeOf({ since, until, intermittent }: KnownDeviation): string {
  const from = since ? `since LibreChat ${since}` : 'in every LibreChat release';
  const range = until ? `${from} before ${until}` : from;
  return intermittent ? `${range}, in some runs` : range;
}

/** Text that Markdown would read as HTML, such as `<origin>`. */
const plain = (text: string) => text.replaceAll('<', '&lt;');

const cell = (text: string) => plain(text).replaceAll('|', '\\|');
