import { readFileSync } from 'node:fs';
import { configSchema } from 'librechat-data-provider';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (name: string) => readFileSync(`compose/${name}`, 'utf8');
const files = ['docker-compose.yml', 'docker-compose.monitoring.yml'];
const serviceSchema = z.looseObject({
  image: z.string(),
  ports: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
});
const fileSchema = z.object({ services: z.record(z.string(), serviceSchema) });
const services = Object.assign(
  {},
  ...files.map((file) => fileSchema.parse(parse(read(file))).services),
) as z.infer<typeof fileSchema>['services'];
const { librechat, mongodb } = services;

describe.each(Object.entries(services))('service %s', (_, { image, depends_on, ports }) => {
  test('runs an image of a stated version that a variable can replace', () => {
    expect(image).toMatch(/^\$\{[A-Z_]+_IMAGE:(-[^}]+:v?\d[\w.-]*|\?[^}]+)\}$/);
    expect(image).not.toContain('latest');
  });

  test('waits for the services that it needs until they are healthy', () => {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      expect(condition, name).toBe('service_healthy');
      expect(services[name]?.healthcheck?.test.length, name).toBeGreaterThan(1);
    }
  });

  test('is published on this machine only, unless .env says otherwise', () => {
    for (const port of ports) expect(port).toMatch(/^(127\.0\.0\.1|\$\{\w+_BIND:-127\.0\.0\.1\}):/);
  });
});

test('MongoDB has a password and no published port', () => {
  expect(mongodb?.ports).toEqual([]);
  expect(mongodb?.environment.MONGO_INITDB_ROOT_PASSWORD).toContain('${MONGO_PASSWORD:?');
  expect(librechat?.environment.MONGO_URI).toMatch(/:\$\{MONGO_PASSWORD.*authSource=admin$/);
});

test('the health of LibreChat is not its constant /health', () => {
  const test = librechat?.healthcheck?.test.join(' ') ?? '';
  expect(test).toContain('/readyz');
  expect(test).not.toContain('/health');
});

test('the health of LibreChat includes its database, which /readyz does not look at', () => {
  expect(librechat?.healthcheck?.test.join(' ')).toContain('/api/banner');
});

test.each(['GOOGLE_CALLBACK_URL', 'OPENID_CALLBACK_URL'])('%s is a path', (name) => {
  expect(librechat?.environment[name]).toMatch(/^\/oauth\/(google|openid)\/callback$/);
});

test('every secret comes from .env, has no default and is used once', () => {
  const secrets = Object.entries(librechat?.environment ?? {}).filter(([name]) =>
    /SECRET|_KEY$|CREDS_/.test(name),
  );
  const variables = secrets.map(([, value]) => /^\$\{(\w+):\?[^}]+\}$/.exec(String(value))?.[1]);
  expect(variables).toHaveLength(10);
  expect(new Set(variables).size).toBe(variables.length);
});

test('.env.example names every variable, and holds no secret', () => {
  const used = files
    .map(read)
    .flatMap((it) => [...it.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
  const example = read('.env.example');
  const named = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
  const byCompose = 'COMPOSE_PROJECT_NAME';
  expect(new Set(named)).toEqual(new Set(used.filter((name) => name !== byCompose)));
  expect(example).not.toMatch(/^\w*(SECRET|PASSWORD|API_KEY|CREDS_\w+)=\S/m);
});

test("librechat.yaml fits LibreChat's own schema", () => {
  const parsed = configSchema.strict().safeParse(parse(read('librechat.yaml')));
  expect(parsed.error?.issues ?? []).toEqual([]);
});
