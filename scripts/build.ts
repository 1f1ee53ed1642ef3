/** `npm run build`: page and server into dist/. With `--if-stale` only when the sources have changed since the last build. */
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { collectPackages } from './build/collect-packages.ts';
import { compressAssets } from './build/compress-assets.ts';
import { hashSources } from './build/hash-sources.ts';
import { writeNotices } from './build/write-notices.ts';

const root = resolve(import.meta.dirname, '..');
const dist = resolve(root, 'dist');
const stampFile = resolve(dist, 'build-stamp.txt');

/** Builds when what lies in dist/ was made from other sources. True when it did. */
export async function buildIfStale(): Promise<boolean> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  if (stamp === (await hashSources(root))) return false;
  await buildAll();
  return true;
}

async function buildAll(): Promise<void> {
  const stamp = await hashSources(root);
  // Made beside and moved at the end: dist/ never holds half a build.
  const made = resolve(root, '.build', `dist-${process.pid}`);
  await rm(made, { recursive: true, force: true });
  try {
    const packages = new Set<string>();
    await buildClient(resolve(made, 'client'), packages);
    await buildServer(resolve(made, 'server'), packages);
    await compressAssets(resolve(made, 'client'));
    await writeNotices(resolve(made, 'THIRD-PARTY-NOTICES.txt'), packages);
    await writeFile(resolve(made, 'build-stamp.txt'), stamp);
    await rm(dist, { recursive: true, force: true });
    await rename(made, dist);
  } finally {
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
    worker: { plugins: () => [collector()] },
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  });
}

/** One file with everything in it, so that the package needs nothing but Node. */
async function buildServer(outDir: string, packages: Set<string>): Promise<void> {
  const { version } = await readPackage();
  await build({
    root,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    plugins: [collectPackages(packages)],
    define: { __TWEAKBENCH_VERSION__: JSON.stringify(version) },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: 'src/server/main.ts',
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        output: {
          entryFileNames: 'tweakbench.js',
          codeSplitting: false,
          banner: '#!/usr/bin/env node',
        },
      },
    },
  });
  await chmod(resolve(outDir, 'tweakbench.js'), 0o755);
}

async function readPackage(): Promise<{ version: string }> {
  const parsed: unknown = JSON.parse(await readFile(resolve(root, 'package.json'), 'utf8'));
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed && typeof parsed.version === 'string') {
    return { version: parsed.version };
  }
  throw new Error('package.json names no version');
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--if-stale')) await buildIfStale();
  else await buildAll();
}
