/**
 * Allows one server per data folder: with two, each would overwrite what the other acknowledged. The lock file names
 * the process that holds the folder. A killed process leaves it behind, so the lock may be stale:
 * - its process is gone, or the number belongs to a later process: stale;
 * - its process runs: held;
 * - its process cannot be seen, for example in another container: held as long as the holder touches the file.
 * Servers that take turns in one database share the lock: the file names that database, any of them touches it, and the
 * last one leaves it behind.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  linkSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { parseJsonAs } from '#contract/json-schema.ts';
import { ConfigError } from '../settings/config.ts';
import { errorCode } from './file-error.ts';

export const LOCK_FILE = 'server.lock';
const BEAT_MS = 3_000;
/** Three beats and some time for a slow disk. */
const WATCH_MS = 10_000;
const POLL_MS = 250;

const holderSchema = z.object({
  id: z.string(),
  pid: z.int().positive(),
  since: z.string(),
  /** Tells processes with the same number apart; null when the system cannot say. */
  mark: z.string().nullable(),
  /** Processes with the same value can see each other. */
  namespace: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

export interface DataFolderLock {
  release(): void;
}

export interface LockOptions {
  beatMs?: number;
  /** How long an invisible holder may be silent before its lock is stale. */
  watchMs?: number;
  /** The workspace whose servers share the folder; null for this server alone. */
  sharedBy?: string | null;
  /**
   * Called once when another server has taken over the folder, for example after this machine was asleep: do not write
   * to it any more.
   */
  onLost?: (reason: ConfigError) => void;
}

/** Locks the folder, which must exist. Throws a ConfigError when another server holds it. */
export async function lockDataFolder(
  folder: string,
  { beatMs = BEAT_MS, watchMs = WATCH_MS, sharedBy = null, onLost }: LockOptions = {},
): Promise<DataFolderLock> {
  const path = join(folder, LOCK_FILE);
  const own = { id: randomUUID(), pid: process.pid, since: new Date().toISOString(), ...readProcess(process.pid) };
  const text = JSON.stringify(sharedBy === null ? (own satisfies Holder) : { sharedBy });
  while (!create(path, text)) {
    const found = readLock(path);
    if (found === null) continue;
    if (sharedBy !== null && found.text === text) {
      touch(path, text);
      break;
    }
    const holder = parseJsonAs(holderSchema, found.text);
    if (await isHeld(path, holder, watchMs)) throw heldFolderError(folder, holder);
    removeStale(path, found.text, own.id);
  }
  const beat = setInterval(() => {
    const lost = touch(path, text);
    if (!lost) return;
    clearInterval(beat);
    // This process may have opened its folder again.
    if (lost.holder?.pid !== own.pid || lost.holder.namespace !== own.namespace)
      onLost?.(heldFolderError(folder, lost.holder));
  }, beatMs);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      if (sharedBy === null && readLock(path)?.text === text) rmSync(path, { force: true });
    },
  };
}

function heldFolderError(folder: string, holder: Holder | null): ConfigError {
  const who = holder ? ` (process ${holder.pid}, started ${holder.since.slice(0, 16).replace('T', ' ')} UTC)` : '';
  return new ConfigError(
    `Another Tweakbench${who} uses the data folder ${folder}. Stop it, or choose another folder: --data FOLDER. Servers with one PostgreSQL can share it: TWEAKBENCH_SHARED_DATA=yes`,
  );
}

/** False when there is a lock already. */
function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // On a full disk the file is created, but stays empty.
    rmSync(path, { force: true });
    throw error;
  }
}

/** Opened each time: a network file system shows changes only after a new open. */
function readLock(path: string): { text: string; touched: number } | null {
  try {
    const file = openSync(path, 'r');
    try {
      return { text: readFileSync(file, 'utf8'), touched: fstatSync(file).mtimeMs };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function isHeld(path: string, holder: Holder | null, watchMs: number): Promise<boolean> {
  const { namespace } = readProcess(process.pid);
  if (holder && holder.namespace === namespace) {
    // Either this process opens its folder again, as the development server does, or an old process had the same
    // number.
    if (holder.pid === process.pid || !isRunning(holder.pid)) return false;
    const { mark } = readProcess(holder.pid);
    if (mark !== null && holder.mark !== null) return mark === holder.mark;
  }
  const first = readLock(path);
  for (let waited = 0; first !== null && waited < watchMs; waited += POLL_MS) {
    await pause(POLL_MS);
    const now = readLock(path);
    if (now?.text !== first.text) return now !== null;
    if (now.touched !== first.touched) return true;
  }
  return false;
}

/** Two servers that start at once may both find a stale lock: only the one that renamed the lock it judged may continue. */
function removeStale(path: string, judged: string, id: string): void {
  const aside = `${path}.${id}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Who holds the lock if it is now another's, as far as it can be read; null if it is not. */
function touch(path: string, text: string): { holder: Holder | null } | null {
  try {
    const found = readLock(path);
    // Empty for a moment after it was created.
    if (found && found.text !== '' && found.text !== text) return { holder: parseJsonAs(holderSchema, found.text) };
    const now = new Date();
    utimesSync(path, now, now);
  } catch (error) {
    // The folder was emptied by hand. If the folder itself is gone, nothing can be locked.
    if (errorCode(error) === 'ENOENT') recreate(path, text);
  }
  return null;
}

function recreate(path: string, text: string): void {
  try {
    create(path, text);
  } catch {
    // The next beat tries again.
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, but belongs to another user.
    return errorCode(error) === 'EPERM';
  }
}

/** Identifies a process: on Linux its start in ticks since boot, with boot id and container; elsewhere only the host name. */
function readProcess(pid: number): { mark: string | null; namespace: string } {
  try {
    // The second field is the name in brackets, which may contain anything; the start is the twentieth after it.
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { mark: after?.[19] ?? null, namespace: `${boot} ${readlinkSync('/proc/self/ns/pid')}` };
  } catch {
    return { mark: null, namespace: hostname() };
  }
}
