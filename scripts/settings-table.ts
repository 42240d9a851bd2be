import { z } from 'zod';
import { flagOf, settingsSchema } from '../fixtures/settings.ts';
import { conformanceCommand, loadCommand } from './flags.ts';

/** docs/settings.md, made from the settings' own descriptions. */
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
    'Each setting is an environment variable; where a command has the flag, the flag wins. This page is made from',
    '`fixtures/settings.ts` by `npm run docs`, and a unit test holds it to that.',
    '',
    '| variable | flag | allowed | default | meaning |',
    '|---|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}
