import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const FOLDER = '/dev/shm';
const ENOUGH_BYTES = 2e9;

/**
 * The folder for the data of servers under test: in memory where the system has one with room, so that a database need not
 * wait for the disk, else that for temporary files. Programs may not be allowed to run from it.
 */
export function memoryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(FOLDER);
    return bavail * bsize >= ENOUGH_BYTES ? FOLDER : tmpdir();
  } catch {
    return tmpdir();
  }
}
