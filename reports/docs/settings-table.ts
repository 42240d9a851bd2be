import { z } from 'zod';
import { flagOf, settingsSchema } from '../../fixtures/settings.ts';

/**
 * docs/settings.md, generated from the descriptions of the settings.
 * @param flagsOf the flags of commands, by the prefix of the settings that they set
 */
export function settingsTable(
  flagsOf: Readonly<Record<string, readonly (string | undefined)[]>>,
): string {
  const { properties = {} } = z.toJSONSchema(settingsSchema, {
    io: 'input',
    unrepresentable: 'any',
  });
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
