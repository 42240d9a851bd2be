import { expect, test } from 'vitest';
import { sampleCapacity } from '../capacity/testing.ts';
import { judgeMeasurements } from '../compare/statement.ts';
import { sampleMeasurements } from '../compare/testing.ts';
import { chartsOf } from './charts.ts';
import { draw } from './draw.ts';

const charts = chartsOf({
  schema: 1,
  capacities: [sampleCapacity()],
  comparisons: [judgeMeasurements(sampleMeasurements())],
  loads: [],
});

test.each([
  ['figures-capacity.svg', ['v0.8.7', 'chats per second, with the 95 % interval']],
  ['figures-comparisons.svg', ['chat_start', 'v0.8.7 → v0.8.8-rc1', '% more time']],
])('%s is drawn with its labels, the same each time', async (file, labels) => {
  const chart = charts[file];
  if (!chart) throw new TypeError(`${file} is not there.`);
  const svg = await draw(chart);
  for (const label of labels) expect(svg).toContain(label);
  expect(await draw(chart)).toBe(svg);
});
