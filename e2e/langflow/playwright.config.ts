import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
  ...base,
  testDir: '.',
  testIgnore: [],
  // The stories use the samples that the page installed.
  projects: [
    { name: 'samples', testMatch: 'install-samples.spec.ts' },
    { name: 'page', testMatch: '*.spec.ts', testIgnore: 'install-samples.spec.ts', dependencies: ['samples'] },
  ],
  outputDir: '../../test-results/langflow',
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../../.build/reports/langflow-page.json' }]],
});
