/** Describes errors of the database for users: its own messages name files, hosts and tables. */
import { PortError } from '#engine/component-base/ports.ts';
import { errorCode } from '../../stores/file-error.ts';
import { damageOf } from './row-reader.ts';

/** The disk is full. SQLite reports a reached quota only as a failed write. */
const FULL: ReadonlySet<string> = new Set(['53100', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE']);
/** The connection broke or could not be made; PostgreSQL stops, starts, or has no connection left. */
const GONE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  '25P03',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);
const CUT =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The code of an error of ours: the file was deleted or replaced while it was open. */
export const FILE_GONE = 'FILE_GONE';

/** An error of the database as a PortError, with the original as its cause; any other error unchanged. */
export function describeDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof PortError) return error;
  if (damageOf(error) !== null)
    return new PortError(500, 'What the database of the workspace has here is damaged. The log says why', {
      cause: error,
    });
  const code = errorCode(error) ?? '';
  const problem = (status: 500 | 503 | 507, sentence: string) => new PortError(status, sentence, { cause: error });
  if (FULL.has(code))
    return problem(507, 'The disk of the workspace is full, so this was not saved. Make room there and try again');
  if (GONE.has(code) || code.startsWith('08') || CUT.test(error.message))
    return problem(503, 'The database of the workspace does not answer. Try again in a few seconds');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || code === '55P03' || code === '40P01')
    return problem(503, 'The database of the workspace is locked by another program. Try again in a few seconds');
  if (code === FILE_GONE)
    return problem(
      503,
      'The file of the workspace was deleted or replaced, so this was not saved. Start Tweakbench again',
    );
  const isOther = code.startsWith('SQLITE_') || /^[0-9A-Z]{5}$/.test(code);
  return isOther ? problem(500, `The database of the workspace failed (${code}). The log says why`) : error;
}

/** True when a row with this key exists already. */
export function isDuplicate(error: unknown): boolean {
  const code = errorCode(error) ?? '';
  return code === '23505' || code.startsWith('SQLITE_CONSTRAINT');
}
