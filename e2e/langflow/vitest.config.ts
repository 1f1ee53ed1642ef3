import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/langflow/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many tests wait for a server, and the longest file for one of them.
    maxWorkers: 4,
    // Three samples at once: the Langflow has the next one while the answer of the last is read.
    maxConcurrency: 3,
  },
});
