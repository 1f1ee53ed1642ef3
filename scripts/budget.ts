/** The size budgets, part of `npm run check`: brotli bytes of everything loaded before the form of the page, or of a demo, can be used. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { buildIfStale } from './build.ts';

const dist = resolve(import.meta.dirname, '../dist');

interface Visit {
  name: string;
  /** Folder of the build. */
  folder: string;
  page: string;
  /** Modules that are not imported by the entry, but needed before the form accepts a key. */
  openers: RegExp | null;
  /** Bytes over the wire; headers and the first API responses are not counted. */
  limit: number;
}

const VISITS: readonly Visit[] = [
  {
    name: 'first visit',
    folder: 'client',
    page: 'index.html',
    // Modules that read the first flow.
    openers: /client\/api\/parse-flows|run\/send\/describe-server|^_?schemas/,
    // A story measures the same bound with headers and the first responses, about 8 kB more.
    limit: 250_000,
  },
  { name: 'visit to a demo', folder: 'demo', page: 'demo.html', openers: null, limit: 118_000 },
];

const chunkSchema = z.looseObject({
  file: z.string(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).optional(),
  css: z.array(z.string()).optional(),
});

/** Files loaded before the form accepts a key: chunks by static import, those of the openers, and their style sheets. */
function initialFiles({ folder, page, openers }: Visit): string[] {
  const manifest = z
    .record(z.string(), chunkSchema)
    .parse(JSON.parse(readFileSync(resolve(dist, folder, '.vite/manifest.json'), 'utf8')));
  const files = new Set([page]);
  const seen = new Set<string>();
  const isNeeded = (key: string) => manifest[key]?.isEntry || openers?.test(key);
  const queue = Object.keys(manifest).filter(isNeeded);
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
function fontsOf(folder: string, files: readonly string[]): string[] {
  const styles = files
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(resolve(dist, folder, file), 'utf8'));
  const urls = styles.flatMap((style) =>
    [...style.matchAll(/url\(\/?(?:demo\/)?([^)"']+\.woff2)\)/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(urls)].filter((url) => !/latin-ext|cyrillic|greek|vietnamese/.test(url));
}

/** As it is sent: `compress-assets.ts` has written the compressed copies. */
function sentSize(path: string): number {
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}

await buildIfStale();
for (const visit of VISITS) {
  const { name, folder, limit } = visit;
  const files = initialFiles(visit);
  const sizes = [...files, ...fontsOf(folder, files)]
    .map((file) => ({ file, size: sentSize(resolve(dist, folder, file)) }))
    .sort((left, right) => right.size - left.size);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  for (const { file, size } of sizes) console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`);
  console.log(`${(total / 1000).toFixed(1).padStart(7)} kB  ${name}, of ${limit / 1000} kB allowed`);
  if (total > limit) process.exitCode = 1;
}
