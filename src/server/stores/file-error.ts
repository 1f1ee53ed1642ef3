/** Describes disk errors for users: the system's own messages contain paths of the server. */
import { PortError } from '#engine/component-base/ports.ts';

/** The disk is full, a quota reached, or the file too large for the file system. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A file system error as a PortError, with the original as its cause; any other error unchanged. */
export function describeFileError(error: unknown): unknown {
  const code = errorCode(error);
  if (code === null || !(error instanceof Error && 'syscall' in error)) return error;
  return isDiskFull(error)
    ? new PortError(507, 'The disk of the server is full, so this was not stored. Make room there and try again', {
        cause: error,
      })
    : new PortError(500, `The server cannot use its data folder (${code}). Its log says why`, { cause: error });
}

export function isDiskFull(error: unknown): boolean {
  return FULL.has(errorCode(error) ?? '');
}

/** No such file or folder. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
}

/** For `catch`: this value where a file or folder is missing; any other error is thrown again. */
export function ifMissing<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (isMissing(error)) return value;
    throw error;
  };
}

/** The system's code, such as `ENOENT`; null for other errors. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
