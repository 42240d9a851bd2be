import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareEnvironment } from '../../../fixtures/settings.ts';
import { findProject, readModel } from '../../../fixtures/stack/compose/project.ts';
import { textAt } from './nodes.ts';
import { readProject } from './project.ts';

const hasCompose = spawnSync('docker', ['compose', 'version']).status === 0;
const directory = resolve('suites/preflight/samples/merged');
const environment = bareEnvironment({
  HOST_TITLE: 'own',
  FROM_SHELL: 'shell',
}) as NodeJS.ProcessEnv;
const project = readProject(directory, environment);

describe.skipIf(!hasCompose)('a project of many files, as Docker Compose reads it', async () => {
  const { services } = hasCompose
    ? await readModel(findProject(directory, environment), [], AbortSignal.timeout(20_000))
    : { services: {} };

  test('has the same services', () => {
    expect(project.services.map(({ name }) => name).sort()).toEqual(Object.keys(services).sort());
  });

  test.each(project.services.map((service) => [service.name, service] as const))(
    '%s',
    (name, own) => {
      const theirs = services[name];
      expect(own.image?.text).toBe(theirs?.image);
      expect(
        own.ports.map(({ hostIp, published, target }) => ({
          hostIp,
          published,
          target: Number(target),
        })),
      ).toEqual(
        (theirs?.ports ?? []).map(({ host_ip: hostIp, published, target }) => ({
          hostIp,
          published,
          target,
        })),
      );
      expect(own.mounts.map(({ type, source, target }) => ({ type, source, target }))).toEqual(
        (theirs?.volumes ?? []).map(({ type, source, target }) => ({ type, source, target })),
      );
      expect(
        Object.fromEntries(
          own.dependencies.map(({ name: other, condition = 'service_started' }) => [
            other,
            condition,
          ]),
        ),
      ).toEqual(
        Object.fromEntries(
          Object.entries(theirs?.depends_on ?? {}).map(([other, { condition }]) => [
            other,
            condition,
          ]),
        ),
      );
      expect(own.command).toBe([theirs?.command ?? []].flat().join(' '));
    },
  );

  test("LibreChat's environment", () => {
    const own = [...project.librechat.environment.variables].map(([name, { text }]) => [
      name,
      text,
    ]);
    // Compose prints null for what the container is not given.
    const theirs = Object.entries(services.librechat?.environment ?? {});
    expect(Object.fromEntries(own)).toEqual(
      Object.fromEntries(theirs.filter(([, text]) => text !== null)),
    );
  });
});

test('every value knows the line that sets it', () => {
  const { environment: variables, service } = project.librechat;
  const placeOf = (name: string) => {
    const at = variables.variables.get(name)?.at;
    return `${at?.file}:${at?.line}:${at?.column}`;
  };
  expect(placeOf('DOMAIN_SERVER')).toBe('docker-compose.override.yml:4:7');
  expect(placeOf('FROM_SHELL')).toBe('docker-compose.yml:20:9');
  expect(placeOf('LAYER')).toBe('base/common.yml:4:42');
  expect(placeOf('WEB_SETTING')).toBe('base/web.env:2:1');
  expect(service?.at).toEqual({ file: 'docker-compose.yml', line: 12, column: 3 });
});

test('what a merge key brings is there', () => {
  expect(textAt(project.librechat.service?.node, 'restart')).toBe('unless-stopped');
  expect(textAt(project.librechat.service?.node, 'labels', 'note')).toBe('from the anchor');
});

test('nothing in it is a problem', () => {
  expect(project.problems).toEqual([]);
});
