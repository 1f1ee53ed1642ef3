/** Child processes that end with this process: when it is done, when it fails, and when it is interrupted. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithParent } from '../../src/server/process/end-with-parent.ts';

/** Time for a program to end by itself. */
const STOP_LIMIT_MS = 10_000;

/** Something that must be ended. */
export interface Owned {
  /** Asks it to end and resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it synchronously, while this process exits. */
  kill(): void;
}

export interface OwnedProcess extends Owned {
  child: ChildProcess;
  /** Its exit code; null when a signal ended it or it could not be started. Its output may not have been read yet. */
  exited: Promise<number | null>;
  /** As `exited`, when all its output has been read too. */
  closed: Promise<number | null>;
}

const owned = new Set<Owned>();
let isEnding = false;

/** Registers something to end with this process. */
export function own(thing: Owned): void {
  owned.add(thing);
}

export interface OwnedOptions extends SpawnOptions {
  /** Called once, when all its processes have ended. */
  cleanUp?: () => void;
  /** Time until it is killed after it was asked to end. */
  stopLimitMs?: number;
}

/** Starts a program in its own process group, so that its children end with it. Throws when this process is ending already. */
export function startOwned(
  command: string,
  args: string[],
  { cleanUp, stopLimitMs = STOP_LIMIT_MS, ...options }: OwnedOptions,
): OwnedProcess {
  if (isEnding) throw new Error('Interrupted');
  const child = spawn(command, args, { ...options, detached: true });
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  const kill = () => {
    if (!owned.delete(started)) return;
    signal('SIGKILL');
    cleanUp?.();
  };
  const exited = new Promise<number | null>((done) => {
    child.once('error', () => done(null));
    child.once('exit', (code) => done(code));
  });
  const started: OwnedProcess = {
    child,
    exited,
    closed: new Promise<void>((done) => child.once('close', () => done())).then(() => exited),
    kill,
    stop: async () => {
      signal('SIGTERM');
      const limit = new AbortController();
      await Promise.race([exited, pause(stopLimitMs, null, { signal: limit.signal }).catch(() => null)]);
      limit.abort();
      signal('SIGKILL');
      await exited;
      kill();
    },
  };
  owned.add(started);
  void exited.then(kill);
  return started;
}

/** Ends everything that is owned; this process continues. */
export async function endOwned(): Promise<void> {
  await Promise.all([...owned].map((thing) => thing.stop()));
  owned.clear();
}

/** From now on, an interrupt, a hang-up, the end of the parent and the exit of this process end all owned processes. */
export function endWithThisProcess(): void {
  const interrupt = async () => {
    if (isEnding) return;
    isEnding = true;
    await endOwned();
    process.exit(130);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt);
  process.once('exit', () => {
    for (const thing of owned) thing.kill();
  });
  endWithParent();
}
