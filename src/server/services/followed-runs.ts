/**
 * Runs whose events are read as they happen. One that waits for a person outlives its reader: the same person can read its events
 * again, from the first, until the question is no longer open.
 */
import type { RunEvent } from '#contract/run-event.ts';
import { KEPT_WAIT_CHARACTERS } from '../settings/limits.ts';
import type { RunHandle } from './active-runs.ts';

export interface FollowedRun {
  run: RunHandle;
  /** All events from the first. Whoever read them before gets no more. `hold` counts the memory of what the run makes. */
  read(hold: (characters: number) => void): RunReader;
}

export interface RunReader {
  events: AsyncGenerator<RunEvent, void, void>;
  /** Call it when the reader has left, and at any end. */
  leave(): void;
}

export interface FollowOptions {
  jobId: string;
  /** Who may read it again; null if it ends with its reader. */
  holder: string | null;
  run: RunHandle;
  /** The events, with what the run makes counted by `onMade`. */
  start(onMade: (characters: number) => void): AsyncGenerator<RunEvent, void, void>;
  /** ms for which an open question stays open; null if there is none. */
  askedForMs(): number | null;
  /** Called once, when the run is over. */
  onEnd(): void;
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
      const { jobId, holder } = options;
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

function follow({ holder, run, start, askedForMs, onEnd }: FollowOptions, forget: () => void) {
  const log: RunEvent[] = [];
  let made = 0;
  let hold: (characters: number) => void = () => undefined;
  let reader: { wake: () => void } | null = null;
  let pending: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const source = start((characters) => {
    made += characters;
    hold(characters);
  });

  const finish = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    forget();
    onEnd();
  };
  const end = () => {
    if (isOver) return;
    run.stop('reader-left');
    finish();
    void source.return().catch(() => undefined);
  };
  /** Adds the next event; the same promise for a reader that comes while one waits. */
  const pull = (): Promise<void> => {
    pending ??= source
      .next()
      .then(
        (step) => {
          if (step.done) finish();
          else log.push(step.value);
        },
        (error: unknown) => {
          finish();
          throw error;
        },
      )
      .finally(() => {
        pending = null;
      });
    return pending;
  };

  async function* eventsOf(mine: { wake: () => void }, left: Promise<void>): AsyncGenerator<RunEvent, void, void> {
    for (let at = 0; ; ) {
      while (at >= log.length) {
        if (isOver || reader !== mine) return;
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
    read(nextHold) {
      clearTimeout(timer);
      if (made > 0) nextHold(made);
      hold = nextHold;
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
          hold = () => undefined;
          wake();
          const ms = holder === null || made > KEPT_WAIT_CHARACTERS ? null : askedForMs();
          if (ms === null) return end();
          // Nobody reads what comes of it; a reader that comes later does.
          pull().catch(() => undefined);
          timer = setTimeout(end, ms).unref();
        },
      };
    },
  };
  return { followed, end };
}
