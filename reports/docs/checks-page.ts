import { type CatalogueEntry, catalogue } from '../../fixtures/checks/catalogue.ts';
import {
  type KnownDeviation,
  readKnownDeviations,
} from '../../fixtures/checks/known-deviations.ts';
import { profiles } from '../../fixtures/checks/profiles.ts';
import { type RequirementId, requirements } from '../../fixtures/checks/requirements.ts';
import { areas } from '../../fixtures/kernel/areas.ts';
import { citedInMarkdown } from '../../fixtures/sources/index.ts';

type Group = [requirement: RequirementId, checks: CatalogueEntry[]];

/** The pages of the check catalogue by file: docs/checks.md, and one page per area. */
export function checkPages(): Record<string, string> {
  const deviations = readKnownDeviations();
  const pages = areas.map((area) => [
    `docs/${fileOf(area)}`,
    areaPage(
      area,
      catalogue.filter((check) => check.area === area),
      deviations,
    ),
  ]);
  return { 'docs/checks.md': indexPage(), ...Object.fromEntries(pages) };
}

const fileOf = (area: string) => `checks/${area}.md`;

/** Checks by requirement, in the plan's order. */
const grouped = (checks: readonly CatalogueEntry[]): Group[] => [
  ...Map.groupBy(checks, ({ requirement }) => requirement),
];

const titleOf = ([requirement]: Group) => requirements[requirement].sentence;

/** The anchor that GitHub gives a heading with an id. */
const anchorOf = (id: string) => id.replaceAll('.', '');

const generated =
  '`npm run docs` generates this page from the files `suites/*/*.checks.ts`, and a unit test keeps it up to date.';

function indexPage(): string {
  return [
    '# Checks',
    '',
    `The suite has ${catalogue.length} checks. Each link leads to the source of the requirement, the possible causes of a failure and their fixes.`,
    'A violated MUST is a failure, a violated SHOULD is a warning.',
    '',
    `\`--profile\` runs the checks of one area: ${areas.map((area) => `[${area}](${fileOf(area)})`).join(', ')}.`,
    '',
    ...grouped(catalogue).flatMap((group) => [
      `## ${titleOf(group)}`,
      '',
      '| check | level | requirement |',
      '|---|---|---|',
      ...group[1].map(
        ({ id, area, level, text }) =>
          `| [\`${id}\`](${fileOf(area)}#${anchorOf(id)}) | ${level} | ${cell(text)} |`,
      ),
      '',
    ]),
    generated,
    '',
  ].join('\n');
}

function areaPage(
  area: string,
  checks: readonly CatalogueEntry[],
  deviations: readonly KnownDeviation[],
): string {
  return [
    `# Checks: ${area}`,
    '',
    `[All checks](../checks.md). ${generated}`,
    '',
    ...grouped(checks).flatMap((group) => [
      `## ${titleOf(group)}`,
      '',
      ...group[1].flatMap((check) => section(check, deviations)),
    ]),
  ].join('\n');
}

function section(
  { id, level, text, source, causes, needs, shape }: CatalogueEntry,
  deviations: readonly KnownDeviation[],
): string[] {
  const isIn = [...profiles].filter(([, ids]) => ids.includes(id)).map(([name]) => `\`${name}\``);
  const known = deviations.filter(({ check }) => check === id);
  return [
    `### ${id}`,
    '',
    `**${level}**: ${plain(text)}`,
    '',
    ...causes.map((it) => `- **Possible cause:** ${plain(it.text)} **Fix:** ${plain(it.fix)}`),
    `- **Source:** ${citedInMarkdown(source)}`,
    ...(needs.length > 0 ? [`- **Needs:** ${needs.join(', ')}`] : []),
    ...(shape ? [`- **Shape of the deployment:** ${shape}`] : []),
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
