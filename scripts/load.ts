import { load } from '../fixtures/runs/load/load.ts';
import { runCommand } from './cli.ts';
import { type Flags, loadCommand, targetCommand, variablesOf } from './flags.ts';

/** Flags that every command has set CONFORMANCE_ variables; those of load only set LOAD_ variables. */
const shared = new Set(targetCommand('', '').options.map((option) => option.attributeName()));

await runCommand<Flags>(loadCommand(), (flags, interrupted) => {
  const pick = (isShared: boolean) =>
    Object.fromEntries(Object.entries(flags).filter(([name]) => shared.has(name) === isShared));
  return load({ ...variablesOf(pick(true)), ...variablesOf(pick(false), 'LOAD') }, interrupted);
});
