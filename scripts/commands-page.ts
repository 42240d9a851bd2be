import { type Command, callOf } from './command-help.ts';

/** docs/commands.md, generated from what each command prints for `--help`. */
export function commandsPage(help: ReadonlyMap<Command, string>): string {
  const sections = [...help].map(([command, text]) => [
    `## ${callOf(command)}`,
    '',
    '```text',
    text,
    '```',
    '',
  ]);
  return [
    '# Commands',
    '',
    'Flags come after `--`: `npm run conformance -- --profile all`. Most flags have an environment variable as well',
    '([settings](settings.md)). `npm run docs` generates this page from `--help`, and a unit test keeps it up to date.',
    '',
    ...sections.flat(),
  ].join('\n');
}
