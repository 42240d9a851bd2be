import { loadProfileNames, loadProfiles, scenarioNames } from '../fixtures/load/profiles.ts';
import { runCommand } from './cli.ts';
import { type Flags, targetCommand, variablesOf } from './flags.ts';
import { load } from './load-run.ts';

const profiles = loadProfileNames.map(
  (name) => `  ${name.padEnd(11)} ${loadProfiles[name].summary}`,
);

const command = targetCommand(
  'npm run load --',
  'Puts a LibreChat under load with k6 and judges it by the objectives of reports/slo.yaml.',
)
  .option('--profile <profile>', `${loadProfileNames.join(', ')} (default: smoke)`)
  .option('--rate <number>', 'the expected traffic, in visits or chats a second (default: 2)')
  .option('--scenarios <names>', `some of ${scenarioNames.join(', ')}, with commas`)
  .option('--baseline <file>', 'the slo.json of an earlier run to compare with')
  .option('--history <dir>', 'keeps every run there, and compares with the last ones')
  .option('--i-own-this-host', 'remote: the deployment is yours to put under load')
  .option('--engine <engine>', 'local, or k6-operator: writes the files for Kubernetes')
  .addHelpText(
    'after',
    `\nProfiles:\n${profiles.join('\n')}\n\nExit codes: 0 every objective holds, 1 not, 2 could not judge, 130 interrupted.`,
  );

const own = ['profile', 'rate', 'scenarios', 'baseline', 'history', 'iOwnThisHost', 'engine'];

await runCommand<Flags>(command, (flags, interrupted) => {
  const pick = (isOwn: boolean) =>
    Object.fromEntries(Object.entries(flags).filter(([name]) => own.includes(name) === isOwn));
  return load({ ...variablesOf(pick(false)), ...variablesOf(pick(true), 'LOAD') }, interrupted);
});
