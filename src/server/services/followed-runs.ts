/**
 * Runs whose events are read as they happen. One that waits for a person outlives its reader: it goes on when it is decided, and the
 * same person can read its events again, from the first, until an hour after it asked.
 */
import type { RunEvent } from '#contract/run-event.ts';
import { LEFT_RUN_BYTES } from '../settings/limits.ts';
import type { RunHandle } from './active-runs.ts';
import type { WaitingHandle } from './waiting-runs.ts';

export interface FollowedRun {
  run: RunHandle;
  /** All events from the first. Whoever read them before gets no more. */
  read(): RunReader;
}

export interface RunReader {
  events: AsyncGenerator<RunEvent, void, void>;
  /** Call it when the reader has left, and at any end. */
  leave(): void;
}

export interface FollowOptions {
  /** Who may read it again; null if it ends with its reader. */
  holder: string | null;
  run: RunHandle;
  human: WaitingHandle;
  events: AsyncGenerator<RunEvent, void, void>;
  /** Bytes that are held for it. */
  heldBytes(): number;
  /** Called once, when nobody can read it any more. */
  onForgotten(): void;
}

export interface FollowedRuns {
  begin(options: FollowOptions): FollowedRun;
  /** Null if no such run waits or goes on, or it is somebody else's. */
  find(jobId: string, holder: string | null): FollowedRun | null;
  /** False if there is no such run. */
  stop(jobId: string, holder: string | null): boolean;
}

export function createFollowedRuns(): FollowedRuns {
  const jobs = new Map<string, { holder: string | null; followed: FollowedRun; end: () => void }>();
  const find = (jobId: string, holder: string | null) => {
    const job = jobs.get(jobId);
    return job !== undefined && holder !== null && job.holder === holder ? job : null;
  };
  return {
    begin(options) {
      const { holder, human } = options;
      const { jobId } = human.port;
      const { followed, end } = follow(options, () => jobs.delete(jobId));
      if (holder !== null) jobs.set(jobId, { holder, followed, end });
      return followed;
    },
    find: (jobId, holder) => find(jobId, holder)?.followed ?? null,
    stop(jobId, holder) {
      const job = find(jobId, holder);
      job?.end();
      return job !== null;
    },
  };
}

function follow({ holder, run, human, events: source, heldBytes, onForgotten }: FollowOptions, forget: () => void) {
  const log: RunEvent[] = [];
  let reader: { wake: () => void } | null = null;
  let pending: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let failure: { error: unknown } | null = null;
  /** No more events come; those that were not read stay. */
  let isOver = false;
  let isForgotten = false;

  const finish = () => {
    if (isOver) return;
    isOver = true;
    run.end();
  };
  const end = () => {
    if (isForgotten) return;
    isForgotten = true;
    clearTimeout(timer);
    if (!isOver) run.stop('reader-left');
    finish();
    human.end();
    forget();
    onForgotten();
    void source.return().catch(() => undefined);
  };
  /** Adds the next event; the same promise for a reader that comes while one waits. Never rejects. */
  const pull = (): Promise<void> => {
    pending ??= source
      .next()
      .then(
        (step) => {
          if (step.done) finish();
          else log.push(step.value);
        },
        (error: unknown) => {
          failure = { error };
          finish();
        },
      )
      .finally(() => {
        pending = null;
      });
    return pending;
  };
  /** Goes on while nobody reads. */
  const drain = async () => {
    while (!isOver && reader === null) {
      await pull();
      if (reader === null && heldBytes() > LEFT_RUN_BYTES) end();
    }
    if (run.stopped() === 'shutdown') end();
  };
  /** A run that was decided meanwhile may ask again. */
  const endIn = (ms: number) => {
    timer = setTimeout(() => {
      const more = human.openForMs();
      if (more) endIn(more);
      else end();
    }, ms).unref();
  };

  async function* eventsOf(mine: { wake: () => void }, left: Promise<void>): AsyncGenerator<RunEvent, void, void> {
    for (let at = 0; ; ) {
      while (at >= log.length) {
        if (reader !== mine) return;
        if (failure !== null) throw failure.error;
        if (isOver) return;
        await Promise.race([pull(), left]);
      }
      if (reader !== mine) return;
      const event = log[at];
      // What cannot be read again is not kept.
      if (holder === null) log.length = 0;
      else at += 1;
      if (event) yield event;
    }
  }

  const followed: FollowedRun = {
    run,
    read() {
      clearTimeout(timer);
      human.setLeft(false);
      reader?.wake();
      let wake = () => {};
      const left = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const mine = { wake };
      reader = mine;
      return {
        events: eventsOf(mine, left),
        leave() {
          if (reader !== mine) return;
          reader = null;
          wake();
          const ms = holder === null || heldBytes() > LEFT_RUN_BYTES ? null : human.openForMs();
          if (ms === null) return end();
          human.setLeft(true);
          endIn(ms);
          void drain();
        },
      };
    },
  };
  return { followed, end };
}
