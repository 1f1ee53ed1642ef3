import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { tablerIcons } from './scripts/build/tabler-icons.ts';
import { TestOrder } from './scripts/testing/test-order.ts';
import { memoryFolder } from './src/server/testing/memory-folder.ts';

/** Tests that need modules of their own: of the editor, which they replace, and of the memory that a process takes. */
const ALONE = ['src/client/bench/tweaks/editor/tweaks-editor.test.tsx', 'src/server/http/hold-memory.test.ts'];

export default defineConfig({
  plugins: [tablerIcons()],
  test: {
    projects: [
      // Loading the modules costs more than most tests, and no module has state that one test file could leave for another
      // (`scripts/module-state.test.ts`). What the page's environment has is made new by `set-up-tests.ts`.
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          isolate: false,
          env: { TMPDIR: memoryFolder() },
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
      { extends: true, test: { name: 'scripts', include: ['scripts/**/*.test.ts'], isolate: false } },
    ],
    // On a small machine more than its cores, because many tests wait for other processes.
    maxWorkers: Math.max(4, availableParallelism()),
    sequence: { sequencer: TestOrder },
    execArgv: [
      // Tests make much that is soon garbage: with room for it, it is collected less often.
      '--max-semi-space-size=64',
      // Node 25 and later have their own localStorage, which would hide the page's.
      ...('localStorage' in globalThis ? ['--no-experimental-webstorage'] : []),
    ],
    setupFiles: ['src/client/testing/set-up-tests.ts'],
    // A page may ask the servers that the tests start. The same for all: a worker with other options loads all modules again.
    environmentOptions: { happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } } },
    testTimeout: 60_000,
    // A busy machine may need seconds for something that is usually instant.
    expect: { poll: { timeout: 10_000 } },
  },
});
