/** Reads an uploaded file as text. */
import { LimitError } from '#contract/limit-error.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';
import type { FilePort } from './ports.ts';

/**
 * UTF-8, or Latin-1 if it is not valid UTF-8; line breaks become `\n`. A given `encoding` is used as is. Throws an
 * Error with the file's name when there is no such file or its bytes are invalid in that encoding, and a LimitError
 * when it is too large.
 */
export async function readTextFile(files: FilePort, path: string, encoding = ''): Promise<string> {
  const bytes = await files.read(path);
  if (!bytes) throw new Error(`File not found: '${path}'. Please upload the file again.`);
  const { textFileBytes } = RUN_LIMITS;
  if (bytes.byteLength > textFileBytes)
    throw new LimitError(`The file ${path} has too many bytes`, bytes.byteLength, textFileBytes);
  return decode(bytes, path, encoding).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}

function decode(bytes: Uint8Array, path: string, encoding: string): string {
  if (encoding !== '') {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      throw new Error(`Error loading file ${path}: it is not text in the encoding '${encoding}'`);
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
