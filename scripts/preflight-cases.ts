import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { type CaseResult, cases, judgeCase } from '../suites/preflight/samples/cases.ts';
import { measured } from '../suites/preflight/samples/measured.ts';
import { runCommand } from './cli.ts';

const command = new Command('node scripts/preflight-cases.ts').description(
  'Runs preflight on the reduced deployments of suites/preflight/samples/cases and prints its precision and recall, there and on public projects.',
);

await runCommand(command, async () => {
  const results: CaseResult[] = [];
  for (const name of Object.keys(cases)) results.push(await judgeCase(name));
  for (const { name, missed, falseAlarms, more } of results) {
    const faults = [
      ...missed.map((it) => `missed ${it}`),
      ...falseAlarms.map((it) => `false  ${it}`),
      ...more.map((it) => `also   ${it}`),
    ];
    progress(`${missed.length + falseAlarms.length > 0 ? 'FAIL' : 'ok  '} ${name}`);
    for (const fault of faults) progress(`       ${fault}`);
  }
  const sum = (of: 'found' | 'missed' | 'falseAlarms' | 'more') =>
    results.reduce((total, result) => total + result[of].length, 0);
  const [found, missed, falseAlarms, more] = [
    sum('found'),
    sum('missed'),
    sum('falseAlarms'),
    sum('more'),
  ];
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  progress(
    `${results.length} cases: precision ${percent(found, found + falseAlarms)} (${found} true, ${falseAlarms} false), recall ${percent(found, found + missed)} (${missed} missed), ${more} other warnings`,
  );
  for (const onlyUnseen of [false, true]) {
    const { projects, all, errors, faults } = measured(onlyUnseen);
    const which = onlyUnseen
      ? 'of them unseen at first (what the rules said then is in measured.yaml)'
      : 'public projects, judged by hand (measured.yaml)';
    progress(
      `${projects} ${which}: ${all.findings} findings, ${percent(all.noise, 1)} noise, ${percent(all.false, 1)} false; ${errors.findings} errors, ${percent(errors.false, 1)} false; recall ${percent(faults.found, faults.found + faults.missed)} (${faults.found} faults found, ${faults.missed} missed)`,
    );
  }
  return missed + falseAlarms > 0 ? exitCodes.doesNotConform : exitCodes.conforms;
});
