import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

const SAMPLES = 'install-samples.spec.ts';
const STARTER = 'starter-flows.spec.ts';
const STOPPED = 'server-stopped.spec.ts';
const LFX = 'lfx-serve.spec.ts';
const OLDER = 'older-release.spec.ts';
/** Stories about flows that they publish themselves, the longest first. */
const OWN = ['streams', 'attached-files', 'human-input', 'tests-in-page', 'versions', 'other-user'].map(
  (name) => `${name}.spec.ts`,
);

export default defineConfig({
  ...base,
  testDir: '.',
  testIgnore: [],
  projects: [
    ...OWN.map((file) => ({ name: file, testMatch: file })),
    { name: 'samples', testMatch: SAMPLES },
    // These use the samples that the page installed.
    {
      name: 'page',
      testMatch: '*.spec.ts',
      testIgnore: [SAMPLES, STARTER, STOPPED, LFX, OLDER, ...OWN],
      dependencies: ['samples'],
    },
    // It stops the server of the others.
    { name: 'stopped', testMatch: STOPPED, retries: 0, dependencies: ['page', ...OWN] },
    // These need no Langflow 1.13.0, and can run at any time.
    { name: 'starter', testMatch: STARTER },
    { name: 'lfx', testMatch: LFX },
    { name: 'older', testMatch: OLDER },
  ],
  outputDir: '../../test-results/langflow',
  fullyParallel: false,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../../.build/reports/langflow-page.json' }]],
});
