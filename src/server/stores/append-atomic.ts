/** Writes lines to a file completely or not at all, synchronously. */
import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

const { O_APPEND, O_CREAT, O_TRUNC, O_WRONLY } = constants;
/** A link in place of the file is an error: it would lead the writing to another file. Windows has no such flag. */
export const NO_LINK = constants.O_NOFOLLOW ?? 0;

/** Appends all of it or nothing: after a full disk, the next line must not be joined to half a line. */
export function appendAtomic(path: string, row: Uint8Array): void {
  const file = openSync(path, O_WRONLY | O_APPEND | O_CREAT | NO_LINK);
  try {
    const { size } = fstatSync(file);
    try {
      appendFileSync(file, row);
    } catch (error) {
      ftruncateSync(file, size);
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** Replaces the file atomically, even when the process is killed meanwhile. Returns the bytes of the new file. */
export function replaceAtomic(path: string, lines: Iterable<Uint8Array>): number {
  const temporary = `${path}.new`;
  let bytes = 0;
  try {
    const file = openSync(temporary, O_WRONLY | O_CREAT | O_TRUNC | NO_LINK);
    try {
      for (const line of lines) {
        writeFileSync(file, line);
        bytes += line.byteLength;
      }
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    return bytes;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
