import { z } from 'zod';
import { flagOf, settingsSchema } from '../fixtures/settings.ts';
import { conformanceCommand, loadCommand } from './flags.ts';

/** docs/settings.md, generated from the descriptions of the settings. */
export function settingsTable(): string {
  const { properties = {} } = z.toJSONSchema(settingsSchema, {
    io: 'input',
    unrepresentable: 'any',
  });
  const flagsOf = {
    CONFORMANCE: conformanceCommand('conformance', '').options.map(({ long }) => long),
    LOAD: loadCommand().options.map(({ long }) => long),
  };
  const hasFlag = (name: string) =>
    Object.entries(flagsOf).some(
      ([prefix, flags]) => name.startsWith(`${prefix}_`) && flags.includes(flagOf(name)),
    );
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const property = properties[name];
    const { default: fallback, enum: allowed } = typeof property === 'object' ? property : {};
    return [
      `\`${name}\``,
      hasFlag(name) ? `\`${flagOf(name)}\`` : '',
      allowed?.join(', ') ?? '',
      fallback === undefined ? '' : String(fallback),
      schema.description ?? '',
    ];
  });
  return [
    '# Settings',
    '',
    'Each setting is an environment variable. If a command has the flag, the flag takes precedence. `npm run docs` generates',
    'this page from `fixtures/settings.ts`, and a unit test keeps it up to date.',
    '',
    '| variable | flag | allowed | default | meaning |',
    '|---|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}
