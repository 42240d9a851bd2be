import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseEnv } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import { bareEnvironment } from '../../fixtures/settings.ts';
import { inContainer } from '../../fixtures/upgrade/backup.ts';

const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
const hasCompose = works('docker', 'compose', 'version');

/** .env.example with every empty value filled in. */
const filled = Object.fromEntries(
  Object.entries(parseEnv(readFileSync('compose/.env.example', 'utf8'))).map(([name, value]) => [
    name,
    value || 'filled',
  ]),
);

function config(files: readonly string[], environment: Record<string, string>) {
  const chosen = files.flatMap((file) => ['--file', file]);
  const args = ['compose', '--env-file', '/dev/null', ...chosen, 'config', '--quiet'];
  const env = bareEnvironment(environment) as NodeJS.ProcessEnv;
  return spawnSync('docker', args, { cwd: 'compose', env, encoding: 'utf8' });
}

const [main, monitoring, doubles] = ['', '.monitoring', '.doubles'].map(
  (part) => `docker-compose${part}.yml`,
) as [string, string, string];

test
  .skipIf(!hasCompose)
  .each([[[main]], [[main, monitoring]], [[main, doubles]], [[main, monitoring, doubles]]])(
  'Docker Compose accepts %j',
  (files) => {
    expect(config(files, filled)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  },
);

test
  .skipIf(!hasCompose)
  .each(
    Object.keys(filled).filter((name) =>
      /SECRET|PASSWORD|API_KEY|CREDS|ISSUER|CLIENT_ID/.test(name),
    ),
  )('without %s nothing starts, and the error names it', (name) => {
  const { [name]: _, ...others } = filled;
  const { status, stderr } = config([main, monitoring], others);
  expect(status).not.toBe(0);
  expect(stderr).toContain(`${name}`);
  expect(stderr).toContain('is not set');
});

describe.skipIf(!works('make', '--version'))('the Makefile', () => {
  const directory = temporaryFolder();
  const make = (...args: string[]) =>
    spawnSync('make', ['--directory', directory, ...args], { encoding: 'utf8' });
  beforeAll(() => copyFileSync('compose/Makefile', join(directory, 'Makefile')));

  test.each([
    'start',
    'stop',
    'status',
    'librechat-start',
    'librechat-logs',
    'backup',
    'restore',
    'test',
    'load',
  ])('lists %s', (target) => {
    expect(make().stdout).toMatch(new RegExp(`^${target} `, 'm'));
  });

  test.each(['start', 'librechat-start', 'librechat-restart', 'backup', 'restore'])(
    'says what to do where %s finds no .env',
    (target) => {
      const { status, stderr } = make('--dry-run', target);
      expect(status).not.toBe(0);
      expect(stderr).toContain('cp .env.example .env');
    },
  );

  test('backs up and restores with the commands that the drill tests', () => {
    writeFileSync(join(directory, '.env'), '');
    const written = make('--dry-run', 'backup', 'DIR=to').stdout;
    const read = make('--dry-run', 'restore', 'DIR=to').stdout;
    expect(written).toContain(
      `exec -T mongodb sh -c '${inContainer.dump('librechat')}' > to/database.gz`,
    );
    expect(read).toContain(`exec -T mongodb sh -c '${inContainer.restore}' < to/database.gz`);
    for (const [folder, tar] of Object.entries({
      '/app/uploads': 'to/app-uploads.tar',
      '/app/client/public/images': 'to/public-images.tar',
    })) {
      expect(written).toContain(`cp librechat:${folder} - > ${tar}`);
      expect(read).toContain(`cp - librechat:${posix.dirname(folder)} < ${tar}`);
    }
  });

  test('restarts LibreChat with its settings', () => {
    writeFileSync(join(directory, '.env'), '');
    expect(make('--dry-run', 'librechat-restart').stdout).toContain(
      'docker compose up --detach --wait --force-recreate librechat',
    );
  });
});
