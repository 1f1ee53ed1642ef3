import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

const SAMPLES = 'install-samples.spec.ts';
const STARTER = 'starter-flows.spec.ts';

export default defineConfig({
  ...base,
  testDir: '.',
  testIgnore: [],
  projects: [
    { name: 'samples', testMatch: SAMPLES },
    // These use the samples that the page installed.
    { name: 'page', testMatch: '*.spec.ts', testIgnore: [SAMPLES, STARTER], dependencies: ['samples'] },
    // These use the embedded server only, and can run at any time.
    { name: 'starter', testMatch: STARTER },
  ],
  outputDir: '../../test-results/langflow',
  fullyParallel: false,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../../.build/reports/langflow-page.json' }]],
});
