import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/langflow/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many tests wait for a server, and the longest file for one of them.
    maxWorkers: 4,
  },
});
