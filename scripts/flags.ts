import { Command } from 'commander';
import { areas } from '../fixtures/kernel/areas.ts';
import { loadProfileNames, scenarioNames } from '../fixtures/kernel/load-settings.ts';
import { loadProfiles } from '../fixtures/load/profiles.ts';
import { targetKinds } from '../fixtures/settings.ts';

/** Values of the flags that select a deployment and what to test. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** A command with the flags that select the target. */
export function targetCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .allowExcessArguments(false)
    .showSuggestionAfterError()
    .showHelpAfterError('Run with --help to list the flags.')
    .option('--target <target>', `auto, ${targetKinds.join(', ')} (default: auto)`)
    .option(
      '--librechat-dir <dir>',
      'target checkout: an installed and built LibreChat source tree',
    )
    .option('--project-dir <dir>', 'target compose: the folder of your Compose project')
    .option('--services <names>', 'target compose: the services to start, separated by commas')
    .option(
      '--replicas <number>',
      'target compose: start LibreChat this many times, behind an nginx without stickiness',
    )
    .option('--base-url <url>', 'target remote: the address of a running deployment')
    .option(
      '--control-plane-url <url>',
      'target control-plane: the address of a Control Plane that you started by hand',
    );
}

/** The flags of a conformance run. */
export function conformanceCommand(name: string, description: string): Command {
  return targetCommand(name, description)
    .option(
      '--profile <profile>',
      `checks to run: checklist, all, or those of one area: ${areas.join(', ')}`,
    )
    .option('--grep <pattern>', 'run only tests whose title or check id matches')
    .option('--known-deviations <file>', 'replaces suites/*/known-deviations.yaml')
    .option('--strict', 'count known deviations as failures')
    .option('--live', 'ask the real providers whose keys are set (profile live), and record them')
    .option('--live-limit <usd>', 'with --live: what the answers may cost (default: 0.50)')
    .option('--replay <dir>', 'play the answers that --live recorded')
    .option('--headed', 'show the browser')
    .option(
      '--shard <part>',
      'run one part of the tests, such as 1/3; npm run merge combines the parts',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 conforms, 1 does not conform, 2 could not judge, 3 partial (MUST checks were skipped), 130 interrupted.',
    );
}

/** The flags of a load run. */
export function loadCommand(): Command {
  const profiles = loadProfileNames.map(
    (name) => `  ${name.padEnd(11)} ${loadProfiles[name].summary}`,
  );
  return targetCommand(
    'npm run load --',
    'Load-tests a LibreChat deployment with k6 and judges it against the objectives in reports/slo.yaml.',
  )
    .option('--profile <profile>', `${loadProfileNames.join(', ')} (default: smoke)`)
    .option('--rate <number>', 'the expected traffic, in visits or chats per second (default: 2)')
    .option('--hours <number>', 'profile soak: how many hours it takes (default: 4)')
    .option(
      '--scenarios <names>',
      `scenarios to run, separated by commas: ${scenarioNames.join(', ')}`,
    )
    .option(
      '--user-model <model>',
      'profile capacity: what a user does (default: messages=20,browses=1; or metrics=FILE from /metrics)',
    )
    .option('--objectives <file>', 'judge by the objectives in this file, not in reports/slo.yaml')
    .option('--propose <file>', 'write the objectives that this run would hold')
    .option('--baseline <file>', 'compare with the slo.json of an earlier run')
    .option('--history <dir>', 'keep every run in this folder, and compare with the last ones')
    .option('--i-own-this-host', 'target remote: confirms that you may load-test this deployment')
    .option('--accounts <file>', 'target remote: a JSON file with accounts (email and password)')
    .option('--engine <engine>', 'local (default), or k6-operator to write files for Kubernetes')
    .option(
      '--generators <number>',
      'number of k6 that share the traffic (default: 1; k6-operator: 2)',
    )
    .option('--hosts <names>', 'machines that share the traffic, as ssh takes them: a,user@b')
    .option('--results <dir>', 'evaluate the logs of generators that ran elsewhere')
    .addHelpText(
      'after',
      `\nProfiles:\n${profiles.join('\n')}\n\nExit codes: 0 every objective holds, 1 an objective is missed, 2 could not judge, 130 interrupted.`,
    );
}

/** The flags that set a setting, by its prefix. */
export const flagsBySetting = () => ({
  CONFORMANCE: conformanceCommand('conformance', '').options.map(({ long }) => long ?? ''),
  LOAD: loadCommand().options.map(({ long }) => long ?? ''),
});

/** Converts flags to their environment variables: --base-url is CONFORMANCE_BASE_URL. */
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
