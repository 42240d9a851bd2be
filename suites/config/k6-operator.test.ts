import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { testRun } from '../../fixtures/load/k6-operator.ts';
import schema from './k6-operator-testrun.schema.json' with { type: 'json' };

const validate = new Ajv2020({ strict: false }).compile(schema);

test.each([undefined, 'http://prometheus:9090/api/v1/write'])(
  'the TestRun fits the schema that k6-operator publishes, remote write to %s',
  (remoteWriteUrl) => {
    const manifest = testRun({ LOAD_PLAN: '/tmp/plan.json' }, 3, remoteWriteUrl);
    expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true);
  },
);

test('the schema rejects an unknown field', () => {
  const manifest = testRun({ LOAD_PLAN: '/tmp/plan.json' }, 3);
  expect(validate({ ...manifest, spec: { ...manifest.spec, generators: 3 } })).toBe(false);
});
