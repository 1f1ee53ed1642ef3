/** How far a run of a suite is: it counts the changes of its cells, and tells views at most every 200 ms. */
import { createStore } from 'zustand/vanilla';
import { CELL, type CellStateCode } from '../../runs/history/result-info.ts';

export interface SuiteProgress {
  /** How many cells of this run are done; the result may have more cells. */
  done: number;
  all: number;
  failed: number;
  broken: number;
  /** Null until three cells have ended. */
  ratePerSecond: number | null;
  leftMs: number | null;
}

/** The progress of one run, for views. */
export interface ProgressStore {
  read(): SuiteProgress;
  subscribe(listener: () => void): () => void;
}

export interface CountedProgress extends ProgressStore {
  /** A cell has changed. One that is opened again is taken back. */
  count(before: CellStateCode, now: CellStateCode): void;
  /**
   * No cell starts until the returned function is called, for every one that was called. Meanwhile time counts only while a cell is
   * in progress.
   */
  stop(): () => void;
  end(): void;
}

const UPDATE_MS = 200;
/** Before, the rate says little. */
const SAID_FROM = 3;

/** `all`: how many cells the run has. */
export function createRunProgress(all: number): CountedProgress {
  const startedClock = performance.now();
  const counts = { done: 0, failed: 0, broken: 0 };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stoppedMs = 0;
  let stops = 0;
  let running = 0;
  let stoppedAt = startedClock;
  const isStopped = () => stops > 0 && running === 0;
  /** Makes a change that may stop the clock or let it go on. */
  const clocked = (change: () => void) => {
    const wasStopped = isStopped();
    change();
    if (wasStopped === isStopped()) return;
    const clock = performance.now();
    if (wasStopped) stoppedMs += clock - stoppedAt;
    else stoppedAt = clock;
  };

  const now = (): SuiteProgress => {
    const ms = (isStopped() ? stoppedAt : performance.now()) - startedClock - stoppedMs;
    const isKnown = counts.done >= SAID_FROM && ms > 0;
    const ratePerSecond = isKnown ? (counts.done * 1000) / ms : null;
    const leftMs = isKnown ? ((all - counts.done) * ms) / counts.done : null;
    return { ...counts, all, ratePerSecond, leftMs };
  };
  const store = createStore(now);
  const tell = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    store.setState(now());
  };
  return {
    read: store.getState,
    subscribe: store.subscribe,
    count(before, after) {
      clocked(() => {
        running += Number(after === CELL.running) - Number(before === CELL.running);
      });
      if (before < CELL.passed && after < CELL.passed) return;
      counts.done += Number(after >= CELL.passed) - Number(before >= CELL.passed);
      counts.failed += Number(after === CELL.failed) - Number(before === CELL.failed);
      counts.broken += Number(after === CELL.broken) - Number(before === CELL.broken);
      timer ??= setTimeout(tell, UPDATE_MS);
    },
    stop() {
      clocked(() => {
        stops += 1;
      });
      return () =>
        clocked(() => {
          stops -= 1;
        });
    },
    end: tell,
  };
}
