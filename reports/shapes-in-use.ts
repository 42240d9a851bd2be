import type { TestCase } from '@playwright/test/reporter';

/** Counts the tests that are left in each shape, because each shape is a deployment that takes memory. */
export class ShapesInUse {
  private readonly left = new Map<string, number>();

  constructor(tests: readonly TestCase[]) {
    for (const test of tests) this.left.set(shapeOf(test), (this.left.get(shapeOf(test)) ?? 0) + 1);
  }

  /** @returns the shape of a test that has ended, if it was the last one in it */
  ended(test: TestCase): string | undefined {
    const shape = shapeOf(test);
    const left = (this.left.get(shape) ?? 0) - 1;
    this.left.set(shape, left);
    return left === 0 ? shape : undefined;
  }
}

/** The tests of each shape are a project with its name. */
function shapeOf(test: TestCase): string {
  return test.parent.project()?.name ?? '';
}
