import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { tweakbenchServer } from '#server/vite-plugin.ts';

/**
 * A first visit costs a request and its headers for every chunk, so what it always loads is joined: all that the entry
 * imports, and the schemas with which the first flow is read.
 */
const chunkGroups = [
  { name: 'page', tags: ['$initial' as const], priority: 2 },
  { name: 'schemas', test: /[\\/](zod|contract)[\\/]|client[\\/]api[\\/]parse-flows/, priority: 1 },
];

export default defineConfig({
  plugins: [react(), ...(process.env.VITEST ? [] : [tweakbenchServer()])],
  build: {
    outDir: 'dist/client',
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  worker: { format: 'es' },
  server: { watch: { ignored: ['**/.langflow/**', '**/.build/**', '**/dist/**', '**/test-results/**'] } },
  test: {
    projects: [
      // Pure code has no state that one test file could leave for another.
      {
        extends: true,
        test: { name: 'pure', include: ['src/{contract,engine,flow,run}/**/*.test.ts'], isolate: false },
      },
      { extends: true, test: { name: 'rest', include: ['{scripts,src/client,src/server}/**/*.test.{ts,tsx}'] } },
    ],
    // Node 25 and later have their own localStorage, which would hide the page's.
    execArgv: 'localStorage' in globalThis ? ['--no-experimental-webstorage'] : [],
    setupFiles: ['src/client/testing/set-up-tests.ts'],
    // By default Vitest leaves one core idle, which is half of a machine with two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    // A busy machine may need seconds for something that is usually instant.
    expect: { poll: { timeout: 10_000 } },
  },
});
