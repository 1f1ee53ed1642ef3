/** How far a run of a suite is, at most every 200 ms. */
import type { CellState } from '#contract/suite/results-file.ts';
import type { RunProgress } from '../suite-store/suite-runs.ts';

export interface SuiteProgress {
  add(state: CellState): void;
  /** So many broken cells are asked again. */
  takeBack(cells: number): void;
  /** While it is stopped, time does not count. */
  stop(): void;
  goOn(): void;
  end(): void;
}

const UPDATE_MS = 200;
/** Before, the rate says little. */
const SAID_FROM = 3;

export function createSuiteProgress(all: number, show: (progress: RunProgress) => void): SuiteProgress {
  const startedClock = performance.now();
  const counts = { done: 0, failed: 0, broken: 0 };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stoppedMs = 0;
  let stoppedAt: number | null = null;

  const tell = () => {
    const ms = (stoppedAt ?? performance.now()) - startedClock - stoppedMs;
    const isKnown = counts.done >= SAID_FROM && ms > 0;
    const ratePerSecond = isKnown ? (counts.done * 1000) / ms : null;
    const leftMs = isKnown ? ((all - counts.done) * ms) / counts.done : null;
    show({ ...counts, all, ratePerSecond, leftMs, startedClock });
  };
  const clear = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  tell();
  return {
    add(state) {
      counts.done += 1;
      if (state === 'failed') counts.failed += 1;
      if (state === 'broken') counts.broken += 1;
      timer ??= setTimeout(() => {
        timer = null;
        tell();
      }, UPDATE_MS);
    },
    takeBack(cells) {
      counts.done -= cells;
      counts.broken -= cells;
      tell();
    },
    stop() {
      stoppedAt = performance.now();
    },
    goOn() {
      if (stoppedAt !== null) stoppedMs += performance.now() - stoppedAt;
      stoppedAt = null;
    },
    end() {
      clear();
      tell();
    },
  };
}
