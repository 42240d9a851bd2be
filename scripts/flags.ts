import { Command } from 'commander';
import { profileNames } from '../fixtures/checks/profiles.ts';
import { targetKinds } from '../fixtures/settings.ts';

/** Values of the flags that choose a deployment and what is asked of it. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** A command with the flags that choose the target. */
export function targetCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .allowExcessArguments(false)
    .showSuggestionAfterError()
    .showHelpAfterError('Remedy: --help lists the flags.')
    .option('--target <target>', `auto, ${targetKinds.join(', ')} (default: auto)`)
    .option('--librechat-dir <dir>', 'checkout: an installed and built LibreChat source tree')
    .option('--project-dir <dir>', 'compose: the folder of your Compose project')
    .option('--services <names>', 'compose: the services to start, with commas')
    .option('--base-url <url>', 'remote: the address of the deployment');
}

/** The flags of a conformance run. */
export function conformanceCommand(name: string, description: string): Command {
  return targetCommand(name, description)
    .option('--profile <profile>', `${profileNames.join(' or ')}`)
    .option('--grep <pattern>', 'only tests whose title or check id matches')
    .option('--known-deviations <file>', 'in place of fixtures/checks/known-deviations.yaml')
    .option('--strict', 'known deviations count as failures')
    .option('--headed', 'show the browser')
    .option('--shard <part>', 'a part of the tests, such as 1/3; npm run merge puts parts together')
    .addHelpText(
      'after',
      '\nExit codes: 0 conforms, 1 does not, 2 could not judge, 130 interrupted.',
    );
}

/** Flags as the variables that carry them: --base-url is CONFORMANCE_BASE_URL. */
export function variablesOf(flags: Flags, prefix = 'CONFORMANCE'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(flags)
      .filter(([, value]) => value !== undefined)
      .map(([flag, value]) => [
        `${prefix}_${flag.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
        String(value),
      ]),
  );
}
