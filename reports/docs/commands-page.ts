/**
 * docs/commands.md, generated from what each command prints for `--help`.
 * @param help the text of each, by how users call it
 */
export function commandsPage(help: ReadonlyMap<string, string>): string {
  const sections = [...help].map(([call, text]) => [`## ${call}`, '', '```text', text, '```', '']);
  return [
    '# Commands',
    '',
    'Flags come after `--`: `npm run conformance -- --profile all`. Most flags have an environment variable as well',
    '([settings](settings.md)). `npm run docs` generates this page from `--help`, and a unit test keeps it up to date.',
    '',
    ...sections.flat(),
  ].join('\n');
}
