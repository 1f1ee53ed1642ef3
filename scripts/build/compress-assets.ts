/** Precompresses the files of the page, so that serving them costs nothing. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
const COMPRESSIBLE = /\.(?:css|html|js|json|svg|ttf|txt|webmanifest)$/;
/** For smaller files the headers outweigh what is saved. */
const SMALLEST = 512;
/** The highest level is very slow for large files and saves only a few bytes. */
const LARGE = 1024 * 1024;

/** Writes NAME.br and NAME.gz when they are smaller than the file itself. */
export async function compressAssets(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name));
  await Promise.all(files.map((entry) => compressFile(join(entry.parentPath, entry.name))));
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.byteLength < SMALLEST) return;
  const quality = content.byteLength > LARGE ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength };
  const copies = [
    { end: '.br', compressed: await compressBrotli(content, { params }) },
    { end: '.gz', compressed: await compressGzip(content, { level: 9 }) },
  ];
  for (const { end, compressed } of copies) {
    if (compressed.byteLength < content.byteLength) await writeFile(path + end, compressed);
  }
}
