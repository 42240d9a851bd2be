import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { readSettings } from '../fixtures/settings.ts';
import {
  type ImageName,
  imageReference,
  images,
  provideImage,
  sayImage,
} from '../fixtures/stack/images.ts';
import { buildStandIns, standIns } from '../fixtures/stack/stand-ins/build.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run images --')
  .description(
    'Pulls the images of the target compose, or builds stand-in images without a registry.',
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.')
  .option('--offline', 'build stand-in images from programs on this machine');

await runCommand<{ offline?: true }>(command, async ({ offline }, interrupted) => {
  if (offline) {
    await buildStandIns(progress, interrupted);
    const chosen = Object.entries(standIns).map(([variable, tag]) => `${variable}=${tag}`);
    progress(`To use them: ${chosen.join(' ')} npm run conformance -- --target compose`);
    return exitCodes.conforms;
  }
  const settings = readSettings();
  for (const name of Object.keys(images) as ImageName[])
    progress(
      sayImage(await provideImage(imageReference(name, settings), progress, interrupted, name)),
    );
  return exitCodes.conforms;
});
