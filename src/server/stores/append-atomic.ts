/** Writes lines to a file completely or not at all, synchronously. */
import {
  appendFileSync,
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** Appends all of it or nothing: after a full disk, the next line must not be joined to half a line. */
export function appendAtomic(path: string, row: Uint8Array): void {
  const file = openSync(path, 'a');
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
    const file = openSync(temporary, 'w');
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
