/** For work at the start of a server, when another program may have locked the SQLite file for a moment. */
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '../../stores/file-error.ts';

const TRIES = 100;
const PAUSE_MS = 50;

/** Tries again for some seconds while the file is locked; other errors are thrown at once. */
export async function untilUnlocked<Result>(task: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await task();
    } catch (error) {
      if (tries === TRIES || !errorCode(error)?.startsWith('SQLITE_BUSY')) throw error;
      await pause(PAUSE_MS);
    }
  }
}
