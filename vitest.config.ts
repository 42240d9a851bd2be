import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{fixtures,reports,scripts,suites}/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
