/** What the disk refuses, in words for people: the system's own messages name paths of the server, which are nobody's business. */
import { PortError } from '#engine/component-base/ports.ts';

/** No room on the disk, over a quota, or over the size that a file may have. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** An error of the file system as a PortError, with the original as its cause; any other error as it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'))
    return error;
  return isDiskFull(error)
    ? new PortError(507, 'The disk of the server is full, so this was not stored. Make room there and try again', {
        cause: error,
      })
    : new PortError(500, `The server cannot use its data folder (${error.code}). Its log says why`, { cause: error });
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(String(error.code));
}
