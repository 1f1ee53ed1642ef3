/** Builds the server. */
import { chmod, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { WORKER_FILE } from '#server/workers/start-worker.ts';
import { collectPackages } from './collect-packages.ts';
import { readDefines } from './read-defines.ts';

const CHECK_NODE = resolve(import.meta.dirname, 'check-node.js');
const SERVER_FILE = 'tweakbench.js';
/** Real dependencies of the package: decision 17. */
const INSTALLED = ['libsql', 'pg'];

/**
 * An executable file that loads the server or a command on demand, with all dependencies except the drivers of the
 * databases, and a file for the worker threads, which is small because they start faster. Adds the folders of the bundled
 * packages to `packages`.
 */
export async function buildServer(root: string, outDir: string, packages: Set<string>): Promise<void> {
  const file = { root, outDir, packages };
  const banner = `#!/usr/bin/env node\n${await readFile(CHECK_NODE, 'utf8')}`;
  await buildFile({ ...file, entry: 'src/command/tweakbench.ts', name: SERVER_FILE, banner });
  await buildFile({ ...file, entry: 'src/server/workers/component-worker.ts', name: WORKER_FILE, banner: '' });
  await chmod(resolve(outDir, SERVER_FILE), 0o755);
}

/**
 * V8 keeps the source of a program in memory, with two bytes for each character if one of them needs two: escaped, the
 * server takes 8 MB less. In `String.raw` an escape would be another text, so that is refused.
 */
const inAscii: Plugin = {
  name: 'in-ascii',
  // Runs after all steps that rewrite texts.
  generateBundle: {
    order: 'post',
    handler: (_options, bundle) => {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        if (file.code.includes('String.raw`')) throw new Error(`${file.fileName} has String.raw`);
        file.code = file.code.replaceAll(
          /[\u0100-\uffff]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
      }
    },
  },
};

interface BuiltFile {
  root: string;
  outDir: string;
  packages: Set<string>;
  entry: string;
  name: string;
  /** The first line of the file. */
  banner: string;
}

async function buildFile({ root, outDir, packages, entry, name, banner }: BuiltFile): Promise<void> {
  await build({
    root,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    plugins: [collectPackages(packages), inAscii],
    define: await readDefines(root),
    ssr: { noExternal: true, external: [...INSTALLED], target: 'node' },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        output: {
          entryFileNames: name,
          // In the same folder, from which the paths of the page and the samples start.
          chunkFileNames: '[name].js',
          banner: (chunk) => (chunk.isEntry ? banner : ''),
        },
      },
    },
  });
}
