import type { TestCase } from '@playwright/test/reporter';
import { expect, test } from 'vitest';
import { ShapesInUse } from './shapes-in-use.ts';

const testIn = (shape: string) =>
  ({ parent: { project: () => ({ name: shape }) } }) as unknown as TestCase;

test('a shape is not needed any more after the last of its tests', () => {
  const [first, second, other] = [testIn('https'), testIn('https'), testIn('plain')];
  const shapes = new ShapesInUse([first, other, second]);
  expect(shapes.ended(second)).toBeUndefined();
  expect(shapes.ended(other)).toBe('plain');
  expect(shapes.ended(first)).toBe('https');
});
