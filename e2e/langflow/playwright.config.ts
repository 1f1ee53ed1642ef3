import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

const SAMPLES = 'install-samples.spec.ts';
const STOPPED = 'server-stopped.spec.ts';
const OTHERS = ['older-release.spec.ts', 'starter-flows.spec.ts'];
/** Stories about flows that they publish themselves. */
const OWN = ['attached-files', 'human-input', 'inside', 'other-user', 'streams', 'tests-in-page', 'versions'].map(
  (name) => `${name}.spec.ts`,
);

export default defineConfig({
  ...base,
  testDir: '.',
  testIgnore: [],
  projects: [
    { name: 'own', testMatch: OWN },
    { name: 'samples', testMatch: SAMPLES },
    // These use the samples that the page installed.
    {
      name: 'page',
      testMatch: '*.spec.ts',
      testIgnore: [SAMPLES, STOPPED, ...OTHERS, ...OWN],
      dependencies: ['samples'],
    },
    // It stops the server of the others.
    { name: 'stopped', testMatch: STOPPED, retries: 0, dependencies: ['page', 'own'] },
    // These need no current Langflow, and can run at any time.
    { name: 'others', testMatch: OTHERS },
  ],
  outputDir: '../../test-results/langflow',
  fullyParallel: false,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../../.build/reports/langflow-page.json' }]],
});
