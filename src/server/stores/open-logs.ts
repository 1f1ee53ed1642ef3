/** The conversations whose messages are in memory: those used last. */
import { join } from 'node:path';
import { openSessionLog, type SessionLog, type SessionLogOptions } from './session-log.ts';

/**
 * `users` counts who works with it: it must not be opened twice, since each would miss the other's additions. In a shared
 * folder it may be, but there each use finds out whether it is still current.
 */
interface OpenLog {
  log: Promise<SessionLog>;
  users: number;
}

export interface OpenLogs {
  /** Calls `work` with the log of this file, which is read first if need be. */
  use<Result>(file: string, work: (log: SessionLog) => Result): Promise<Result>;
  drop(file: string): void;
}

export interface OpenLogsOptions extends SessionLogOptions {
  folder: string;
  /** How many stay in memory. */
  count: number;
}

export function createOpenLogs({ folder, count, ...options }: OpenLogsOptions): OpenLogs {
  /** Logs in order of use. */
  const logs = new Map<string, OpenLog>();

  function openLog(file: string): OpenLog {
    const log = openSessionLog(join(folder, file), options);
    const open = { log, users: 0 };
    log.catch(() => {
      // The next call reads it again.
      if (logs.get(file) === open) logs.delete(file);
    });
    return open;
  }

  /** Undefined too when another server has changed the file since. */
  async function current(file: string): Promise<OpenLog | undefined> {
    const open = logs.get(file);
    return open && (await open.log).isCurrent() ? open : undefined;
  }

  return {
    use: async (file, work) => {
      const known = options.isShared ? await current(file) : logs.get(file);
      const open = known ?? openLog(file);
      logs.delete(file);
      logs.set(file, open);
      open.users += 1;
      try {
        return work(await open.log);
      } finally {
        open.users -= 1;
        for (const [oldest, { users }] of logs) {
          if (logs.size <= count) break;
          if (users === 0) logs.delete(oldest);
        }
      }
    },
    drop: (file) => void logs.delete(file),
  };
}
