import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import { findGoTool } from '../../fixtures/stack/provisioning/go-tools.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const folder = 'compose/monitoring';

const datasourceSchema = z.object({ type: z.string(), uid: z.string() });
const panelSchema = z.looseObject({
  title: z.string(),
  datasource: datasourceSchema,
  targets: z.array(z.looseObject({ expr: z.string().optional() })),
});
const dashboards = globSync(`${folder}/grafana/dashboards/*.json`);
const panels = dashboards.flatMap(
  (file) => z.object({ panels: z.array(panelSchema) }).parse(JSON.parse(read(file))).panels,
);

const ruleSchema = z.looseObject({ record: z.string().optional(), expr: z.string() });
const groupsSchema = z.object({ groups: z.array(z.object({ rules: z.array(ruleSchema) })) });
const rules = globSync(`${folder}/prometheus/{alerts,prices}.yml`).flatMap((file) =>
  groupsSchema.parse(parse(read(file))).groups.flatMap((group) => group.rules),
);

const exportedSchema = z.record(z.string(), z.array(z.string()));
const exported = exportedSchema.parse(parse(read('suites/config/exported-metrics.yaml')));
const recorded = rules.flatMap(({ record }) => record ?? []);
const known = new Set([...Object.values(exported).flat(), ...recorded]);

/** The names of the metrics in a PromQL expression; a syntax error throws. */
function metricsOf(expression: string): string[] {
  const names: string[] = [];
  parser
    .configure({ strict: true })
    .parse(expression)
    .iterate({
      enter({ name, from, to, node }) {
        if (name === 'Identifier' && node.parent?.name === 'VectorSelector')
          names.push(expression.slice(from, to));
      },
    });
  return names;
}

const queries = panels
  .filter(({ datasource }) => datasource.type === 'prometheus')
  .flatMap(({ title, targets }) => targets.map(({ expr = '' }) => ({ title, expr })));

test.each(queries)('$title queries exported metrics: $expr', ({ expr }) => {
  const names = metricsOf(expr);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

test.each(rules)('a rule queries exported metrics: $expr', ({ expr }) => {
  expect(metricsOf(expr).filter((name) => !known.has(name))).toEqual([]);
});

test('every panel uses a provisioned data source', () => {
  const file = `${folder}/grafana/provisioning/datasources/datasources.yaml`;
  const { datasources } = z
    .object({ datasources: z.array(datasourceSchema) })
    .parse(parse(read(file)));
  for (const { title, datasource } of panels) expect(datasources, title).toContainEqual(datasource);
});

test.each([
  'active user sessions',
  'messages per user',
  'LLM use',
  'LLM cost',
  'response times',
  'error rate',
])("the plan's metric has its panel: %s", (metric) => {
  const titles = panels.map(({ title }) => title.toLowerCase());
  expect(titles.filter((title) => title.startsWith(metric.toLowerCase()))).not.toEqual([]);
});

const promtool = findGoTool('promtool');

/** A copy of Prometheus' files for its checker, which looks for the file of the secret that Compose mounts. */
function filesWithSecret(): string {
  const directory = temporaryFolder();
  cpSync(`${folder}/prometheus`, directory, { recursive: true });
  const [config, secret] = [join(directory, 'prometheus.yml'), join(directory, 'secret')];
  writeFileSync(secret, 'a-secret');
  writeFileSync(config, read(config).replace('/run/secrets/metrics_secret', secret));
  return directory;
}

test.skipIf(!promtool).each([
  ['check', 'config', 'prometheus.yml'],
  ['test', 'rules', 'alerts.test.yml'],
])("Prometheus' own checker (npm run tools builds it): %s %s", (...command) => {
  const place = { cwd: filesWithSecret(), encoding: 'utf8' } as const;
  expect(execFileSync(promtool ?? '', command, place)).toContain('SUCCESS');
});
