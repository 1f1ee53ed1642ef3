import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

const SAMPLES = 'install-samples.spec.ts';
const STARTER = 'starter-flows.spec.ts';
const STOPPED = 'server-stopped.spec.ts';
const LFX = 'lfx-serve.spec.ts';
const OLDER = 'older-release.spec.ts';

export default defineConfig({
  ...base,
  testDir: '.',
  testIgnore: [],
  projects: [
    { name: 'samples', testMatch: SAMPLES },
    { name: 'lfx', testMatch: LFX },
    // These use the samples that the page installed.
    {
      name: 'page',
      testMatch: '*.spec.ts',
      testIgnore: [SAMPLES, STARTER, STOPPED, LFX, OLDER],
      dependencies: ['samples'],
    },
    // It stops the server of the others.
    { name: 'stopped', testMatch: STOPPED, retries: 0, dependencies: ['page'] },
    // Beside it, because it needs another server.
    { name: 'older', testMatch: OLDER, dependencies: ['page'] },
    // These use the embedded server only, and can run at any time.
    { name: 'starter', testMatch: STARTER },
  ],
  outputDir: '../../test-results/langflow',
  fullyParallel: false,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../../.build/reports/langflow-page.json' }]],
});
