/** Files of a built page: precompressed copies made at build time; hashed files are cached for ever, everything else is revalidated. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Context } from 'hono';
import { acceptedEncodings } from './accepted-encodings.ts';
import { holdMemory } from './hold-memory.ts';
import { DATA_HEADERS, PAGE_HEADERS } from './security-headers.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.ttf', 'font/ttf'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webmanifest', 'application/manifest+json'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
]);
const ENCODINGS = [
  { name: 'br', end: '.br' },
  { name: 'gzip', end: '.gz' },
] as const;
export interface StaticFile {
  /** Path on disk. */
  file: string;
  type: string;
  tag: string;
  /** Encodings of its precompressed copies. */
  encodings: readonly (typeof ENCODINGS)[number][];
  isHashed: boolean;
  /** Sent instead of the file on disk. */
  content?: Buffer;
}

/** Files by their path from the folder, such as `/index.html`. Only files that exist at the start, so no path can leave the folder. */
export async function readStaticFiles(folder: string): Promise<Map<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const all = new Set(paths);
  const files = new Map<string, StaticFile>();
  for (const file of paths) {
    if (ENCODINGS.some(({ end }) => file.endsWith(end))) continue;
    const { size, mtimeMs } = await stat(file);
    const url = `/${relative(folder, file).split(sep).join('/')}`;
    files.set(url, {
      file,
      type: TYPES.get(extname(file)) ?? 'application/octet-stream',
      tag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
      encodings: ENCODINGS.filter(({ end }) => all.has(file + end)),
      isHashed: url.startsWith('/assets/'),
    });
  }
  return files;
}

export async function answerFile(context: Context, found: StaticFile): Promise<Response> {
  const { file, type, tag, encodings, isHashed } = found;
  const headers = new Headers({
    ...safetyHeaders(file, type),
    'content-type': type,
    // A file cached for ever is never requested again, so it needs no ETag.
    ...(isHashed
      ? { 'cache-control': 'public, max-age=31536000, immutable' }
      : { 'cache-control': 'no-cache', etag: tag }),
    vary: 'accept-encoding',
  });
  if (context.req.header('if-none-match') === tag) return new Response(null, { status: 304, headers });
  const accepted = acceptedEncodings(context.req.header('accept-encoding') ?? '');
  const encoding = encodings.find(({ name }) => accepted.has(name));
  if (encoding) headers.set('content-encoding', encoding.name);
  const content = found.content ?? (await readFile(encoding ? file + encoding.end : file));
  holdMemory(context.req.raw, content.byteLength);
  headers.set('content-length', String(content.byteLength));
  return new Response(new Uint8Array(content), { headers });
}

/** Only documents and workers need a policy; on the many scripts, styles and fonts it would only cost bytes. */
function safetyHeaders(file: string, type: string): Record<string, string> {
  if (type.startsWith('text/html')) return PAGE_HEADERS;
  const isPart = /^(?:text\/(?:css|javascript)|font\/)/.test(type) && !/worker/i.test(file);
  return isPart ? { 'x-content-type-options': 'nosniff' } : DATA_HEADERS;
}
