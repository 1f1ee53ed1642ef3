/** Tasks of all servers with this database, one at a time: they take turns by a lock of PostgreSQL. */
import { sql } from 'kysely';
import { createMutex, type Mutex } from '../../stores/mutex.ts';
import { describeDatabaseError } from './database-error.ts';
import type { Queries } from './open-workspace-database.ts';

/** What servers may share. The numbers are of locks that no other program has in the same database. */
const LOCKS = { flows: 747_002, files: 747_003 };
export type SharedPart = keyof typeof LOCKS;

/**
 * A task rejects with a PortError, and has not begun, when the database does not answer, or another server does not end
 * its task. A server that is killed loses its connection, and with it the lock.
 */
export function createSharedMutex(queries: Queries, what: SharedPart): Mutex {
  // Otherwise each task that waits would hold a connection.
  const own = createMutex();
  return { run: (task) => own.run(() => runLocked(queries, LOCKS[what], task)) };
}

async function runLocked<Result>(queries: Queries, lock: number, task: () => Promise<Result>): Promise<Result> {
  const begun: { task?: Promise<Result> } = {};
  try {
    await queries.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(lock)})`.execute(transaction);
      begun.task = task();
      await begun.task.catch(() => undefined);
    });
  } catch (error) {
    // Otherwise only the connection broke, and the lock is free anyway.
    if (begun.task === undefined) throw describeDatabaseError(error);
  }
  if (begun.task === undefined) throw new Error('The task has not begun');
  return begun.task;
}
