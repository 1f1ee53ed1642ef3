/** `npm run build`: page and server into dist/. With `--if-stale`, only when the sources have changed since the last build. */
import { resolve } from 'node:path';
import { isBuilt } from './build/hash-sources.ts';

const root = resolve(import.meta.dirname, '..');

/** Builds if dist/ was made from other sources. True when it did. */
export async function buildIfStale(): Promise<boolean> {
  if (await isBuilt(root)) return false;
  await buildAll();
  return true;
}

/** Loaded only for a build: most commands find one, and would otherwise start half a second later. */
async function buildAll(): Promise<void> {
  await (await import('./build/build-all.ts')).buildAll();
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--if-stale')) await buildIfStale();
  else await buildAll();
}
