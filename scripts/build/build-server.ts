/** Builds the server. */
import { chmod } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'vite';
import { collectPackages } from './collect-packages.ts';
import { readDefines } from './read-defines.ts';

const SERVER_FILE = 'tweakbench.js';

/**
 * One executable file with everything in it, so that the package needs nothing but Node. The folders of the packages whose code
 * is in it are added to `packages`.
 */
export async function buildServer(root: string, outDir: string, packages: Set<string>): Promise<void> {
  await build({
    root,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    plugins: [collectPackages(packages)],
    define: await readDefines(root),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: 'src/server/main.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        output: {
          entryFileNames: SERVER_FILE,
          codeSplitting: false,
          banner: '#!/usr/bin/env node',
        },
      },
    },
  });
  await chmod(resolve(outDir, SERVER_FILE), 0o755);
}
