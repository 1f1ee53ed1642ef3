/**
 * One server a data folder: two would lose what the other has acknowledged. The lock is a small file that says which process
 * has the folder. A process that was killed leaves it behind, so whether it still counts is found out:
 * - the process is gone, or its number belongs to a later process: the lock does not count;
 * - it runs: the lock counts;
 * - it cannot be seen from here, as between two containers with one volume: the lock counts as long as its holder touches it.
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
import { ConfigError } from '../settings/config.ts';

export const LOCK_FILE = 'server.lock';
const BEAT_MS = 3_000;
/** Three beats, and a bit for a slow disk. */
const WATCH_MS = 10_000;
const POLL_MS = 250;

const holderSchema = z.object({
  id: z.string(),
  pid: z.int().positive(),
  since: z.string(),
  /** Tells processes with the same number apart; null where the system does not say. */
  mark: z.string().nullable(),
  /** Processes of one place can see each other. */
  place: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

export interface DataFolderLock {
  release(): void;
}

export interface LockOptions {
  beatMs?: number;
  /** How long a holder that cannot be seen may be silent before it counts as gone. */
  watchMs?: number;
  /** Called once when another server has taken the folder meanwhile, as after a long sleep of this machine: it must not be written to any more. */
  onLost?: (reason: ConfigError) => void;
}

/** Takes the folder, which must exist. Throws a ConfigError when another server has it. */
export async function lockDataFolder(
  folder: string,
  { beatMs = BEAT_MS, watchMs = WATCH_MS, onLost }: LockOptions = {},
): Promise<DataFolderLock> {
  const path = join(folder, LOCK_FILE);
  const own = { id: randomUUID(), pid: process.pid, since: new Date().toISOString(), ...readProcess(process.pid) };
  const text = JSON.stringify(own satisfies Holder);
  while (!create(path, text)) {
    const found = look(path);
    if (found === null) continue;
    const holder = readHolder(found.text);
    if (await isHeld(path, holder, watchMs)) throw heldBy(folder, holder);
    putAside(path, found.text, own.id);
  }
  const beat = setInterval(() => {
    const holder = touch(path, text);
    if (!holder) return;
    clearInterval(beat);
    // This process may have opened its folder again.
    if (holder.pid !== own.pid || holder.place !== own.place) onLost?.(heldBy(folder, holder));
  }, beatMs);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      if (look(path)?.text === text) rmSync(path, { force: true });
    },
  };
}

function heldBy(folder: string, holder: Holder | null): ConfigError {
  const who = holder ? ` (process ${holder.pid}, started ${holder.since.slice(0, 16).replace('T', ' ')} UTC)` : '';
  return new ConfigError(
    `Another Tweakbench${who} uses the data folder ${folder}. Stop it, or choose another folder: --data FOLDER`,
  );
}

/** False when there is a lock already. */
function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A full disk takes the name of a file, but nothing into it.
    rmSync(path, { force: true });
    throw error;
  }
}

/** Opened each time: a network file system shows a file as it is now only to those who open it. */
function look(path: string): { text: string; touched: number } | null {
  try {
    const file = openSync(path, 'r');
    try {
      return { text: readFileSync(file, 'utf8'), touched: fstatSync(file).mtimeMs };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function readHolder(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function isHeld(path: string, holder: Holder | null, watchMs: number): Promise<boolean> {
  const { place } = readProcess(process.pid);
  if (holder && holder.place === place) {
    // A process that opens its folder again, as the development server does; or one long gone that had the same number.
    if (holder.pid === process.pid || !isRunning(holder.pid)) return false;
    const { mark } = readProcess(holder.pid);
    if (mark !== null && holder.mark !== null) return mark === holder.mark;
  }
  const first = look(path);
  for (let waited = 0; first !== null && waited < watchMs; waited += POLL_MS) {
    await pause(POLL_MS);
    const now = look(path);
    if (now?.text !== first.text) return now !== null;
    if (now.touched !== first.touched) return true;
  }
  return false;
}

/** Two servers that start at once may both find the lock left behind: only the one that finds in hand what it judged may go on. */
function putAside(path: string, judged: string, id: string): void {
  const aside = `${path}.${id}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The other holder, when the lock is another's by now; else null. */
function touch(path: string, text: string): Holder | null {
  try {
    const found = look(path);
    if (found && found.text !== text) return readHolder(found.text);
    const now = new Date();
    utimesSync(path, now, now);
  } catch (error) {
    // Its folder was emptied by hand; when the folder itself is gone, there is nothing to hold.
    if (codeOf(error) === 'ENOENT') renew(path, text);
  }
  return null;
}

function renew(path: string, text: string): void {
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
    // It runs, and belongs to another user.
    return codeOf(error) === 'EPERM';
  }
}

/** On Linux the process's start in ticks since boot, and which boot and which container; elsewhere the machine's name alone. */
function readProcess(pid: number): { mark: string | null; place: string } {
  try {
    // The second field is the name in brackets, which may hold anything; the start is the twentieth after it.
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { mark: after?.[19] ?? null, place: `${boot} ${readlinkSync('/proc/self/ns/pid')}` };
  } catch {
    return { mark: null, place: hostname() };
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
