import { Command } from 'commander';
import { profileNames } from '../fixtures/checks/profiles.ts';
import { loadProfileNames, loadProfiles, scenarioNames } from '../fixtures/load/profiles.ts';
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

/** The flags of a load run. */
export function loadCommand(): Command {
  const profiles = loadProfileNames.map(
    (name) => `  ${name.padEnd(11)} ${loadProfiles[name].summary}`,
  );
  return targetCommand(
    'npm run load --',
    'Puts a LibreChat under load with k6 and judges it by the objectives of reports/slo.yaml.',
  )
    .option('--profile <profile>', `${loadProfileNames.join(', ')} (default: smoke)`)
    .option('--rate <number>', 'the expected traffic, in visits or chats a second (default: 2)')
    .option('--scenarios <names>', `some of ${scenarioNames.join(', ')}, with commas`)
    .option('--baseline <file>', 'the slo.json of an earlier run to compare with')
    .option('--history <dir>', 'keeps every run there, and compares with the last ones')
    .option('--i-own-this-host', 'remote: the deployment is yours to put under load')
    .option('--accounts <file>', 'remote: a JSON file of accounts, email and password')
    .option('--engine <engine>', 'local, or k6-operator: writes the files for Kubernetes')
    .option('--generators <number>', 'k6-operator: how many share the traffic (default: 2)')
    .option('--results <dir>', 'judges the logs of generators that ran elsewhere')
    .addHelpText(
      'after',
      `\nProfiles:\n${profiles.join('\n')}\n\nExit codes: 0 every objective holds, 1 not, 2 could not judge, 130 interrupted.`,
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
