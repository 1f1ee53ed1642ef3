import { defineConfig } from '@playwright/test';

const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  // These need a real Langflow: npm run test:langflow.
  testIgnore: '**/langflow/**',
  outputDir: 'test-results',
  fullyParallel: true,
  // One more than the cores of a small machine, because stories often wait.
  workers: 3,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.build/reports/e2e.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    // Traces double the time of a story; npm run e2e -- --trace on records them.
    trace: 'off',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
