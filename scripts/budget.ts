/** The size budget of a first visit, part of `npm run check`: brotli bytes of everything loaded before the form can be used. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import { buildIfStale } from './build.ts';

/** 280 kB over the wire for the whole visit; headers and the first API responses take the rest. */
const LIMIT_BYTES = 270_000;
const client = resolve(import.meta.dirname, '../dist/client');

const chunkSchema = z.looseObject({
  file: z.string(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).optional(),
  css: z.array(z.string()).optional(),
});

/** Modules that read the first flow: not imported by the entry, but needed before the form accepts a key. */
const OPENERS = /client\/api\/parse-flows|run\/send\/describe-server|^_?schemas/;

/** Files loaded before the form accepts a key: chunks by static import, those of the first flow, and their style sheets. */
function initialFiles(): string[] {
  const manifest = z
    .record(z.string(), chunkSchema)
    .parse(JSON.parse(readFileSync(resolve(client, '.vite/manifest.json'), 'utf8')));
  const files = new Set(['index.html']);
  const seen = new Set<string>();
  const queue = Object.entries(manifest).flatMap(([key, chunk]) => (chunk.isEntry || OPENERS.test(key) ? [key] : []));
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) continue;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    queue.push(...(chunk.imports ?? []));
  }
  return [...files];
}

/** Only the Latin fonts: the page's own texts need no others. */
function fontsOf(files: readonly string[]): string[] {
  const styles = files
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(resolve(client, file), 'utf8'));
  const urls = styles.flatMap((style) =>
    [...style.matchAll(/url\(\/?([^)"']+\.woff2)\)/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(urls)].filter((url) => !/latin-ext|cyrillic|greek|vietnamese/.test(url));
}

function compressedSize(file: string): number {
  const bytes = readFileSync(resolve(client, file));
  if (file.endsWith('.woff2')) return bytes.length;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

await buildIfStale();
const files = initialFiles();
const sizes = [...files, ...fontsOf(files)]
  .map((file) => ({ file, size: compressedSize(file) }))
  .sort((left, right) => right.size - left.size);
const total = sizes.reduce((sum, { size }) => sum + size, 0);
for (const { file, size } of sizes) console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`);
console.log(`${(total / 1000).toFixed(1).padStart(7)} kB  first visit, of ${LIMIT_BYTES / 1000} kB allowed`);
process.exitCode = total <= LIMIT_BYTES ? 0 : 1;
