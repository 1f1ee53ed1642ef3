/** Page and server, built into dist/. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { suiteJsonSchema } from '../../src/contract/suite/suite-json-schema.ts';
import { buildServer } from './build-server.ts';
import { collectPackages } from './collect-packages.ts';
import { compressAssets } from './compress-assets.ts';
import { hashSources, STAMP_FILE } from './hash-sources.ts';
import { readDefines } from './read-defines.ts';
import { tablerIcons } from './tabler-icons.ts';
import { writeNotices } from './write-notices.ts';

const root = resolve(import.meta.dirname, '../..');
const dist = resolve(root, 'dist');

export async function buildAll(): Promise<void> {
  const stamp = await hashSources(root);
  // Built in another folder and moved at the end, so that dist/ never holds half a build.
  const made = resolve(root, '.build', `dist-${process.pid}`);
  await rm(made, { recursive: true, force: true });
  // An inherited value, as from a test run, would override the mode and bundle React's development code.
  const inherited = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const packages = new Set<string>();
    await buildClient(resolve(made, 'client'), packages);
    await buildDemoPage(resolve(made, 'demo'), packages);
    await buildServer(root, resolve(made, 'server'), packages);
    await compressAssets(resolve(made, 'client'));
    await compressAssets(resolve(made, 'demo'));
    await writeNotices(resolve(made, 'THIRD-PARTY-NOTICES.txt'), packages);
    await mkdir(resolve(made, 'schemas'));
    await writeFile(resolve(made, 'schemas/tests-1.json'), `${JSON.stringify(suiteJsonSchema(), null, 2)}\n`);
    await writeFile(resolve(made, STAMP_FILE), stamp);
    await rm(dist, { recursive: true, force: true });
    await rename(made, dist);
  } finally {
    // Tests that the caller starts afterwards would inherit it.
    if (inherited === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = inherited;
    await rm(made, { recursive: true, force: true });
  }
}

async function buildClient(outDir: string, packages: Set<string>): Promise<void> {
  const collector = (): Plugin => collectPackages(packages);
  await build({
    root,
    mode: 'production',
    logLevel: 'warn',
    plugins: [collector()],
    define: await readDefines(root),
    worker: { plugins: () => [collector()] },
    // The editor is larger than the limit, but is loaded on demand.
    build: { outDir, emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 8_000 },
  });
}

/** The page of visitors, on its own: they get nothing of the bench, and its chunks do not depend on the bench's. */
async function buildDemoPage(outDir: string, packages: Set<string>): Promise<void> {
  await build({
    root,
    configFile: false,
    base: '/demo/',
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    plugins: [react(), tablerIcons(), collectPackages(packages)],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      manifest: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: resolve(root, 'demo.html') },
    },
  });
}
