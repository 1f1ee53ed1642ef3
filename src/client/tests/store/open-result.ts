/**
 * The store of a result that is shown or running. What happens to a cell is written here once; what the matrix and the drawer show,
 * the progress of the run, the tally and what is sent to the server follow from it.
 */
import { createStore } from 'zustand/vanilla';
import { errorMessage } from '#contract/error-message.ts';
import type { ResultAbout } from '#contract/workspace/result-head.ts';
import { median } from '#run/figures/median.ts';
import type { Run } from '#run/model/run.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import { CELL, type CellStateCode, type ResultInfo, tallyOf } from '../../runs/history/result-info.ts';
import { createCellAnswers } from './cell-answers.ts';
import { cellIndex, createCellStates, emptyStates } from './cell-states.ts';
import { type CountedProgress, createRunProgress } from './run-progress.ts';
import { type StoredCell, waitingCell } from './stored-cell.ts';
import type { StoredResults } from './stored-results.ts';

export interface ResultState {
  status: 'loading' | 'ready' | 'missing' | { problem: string };
  info: ResultInfo | null;
  about: ResultAbout | null;
  /** Counts the changes of cells, at most one every 40 ms. */
  version: number;
}

/** Indexes are from 0. */
export interface ResultCells {
  stateOf(at: number, variant: number, repeat: number): CellStateCode;
  /** Time of the cell in ms; 0 if it is not known. */
  msOf(at: number, variant: number, repeat: number): number;
  /** Starts to read the cell if necessary, and is undefined until then; null for a cell without a result. */
  cell(at: number, variant: number, repeat: number): StoredCell | null | undefined;
  /** The cases with cells that have changed since the position (null: possibly all), and the position now. */
  changedSince(position: number): { cases: readonly number[] | null; position: number };
  /**
   * The run so far of a running cell; null for others. The views are notified of more text only for cells that were
   * read by this since the last notification.
   */
  arrived(at: number, variant: number, repeat: number): Run | null;
}

export interface OpenResult extends ResultCells {
  read(): ResultState;
  subscribe(listener: () => void): () => void;
  /** Reads the result again, unless this page is running it. */
  reload(): Promise<void>;
  /** Resolves when the states are known. */
  loaded(): Promise<ResultState>;

  /** For the runner, which reports here what happens to a cell: its request is sent. */
  start(key: CellKey): void;
  /** More of its run has arrived. */
  arrive(key: CellKey, run: Run): void;
  /** It has ended, or is taken over from another result. `run` is its last one; null if there is none. */
  end(cell: StoredCell, run: Run | null): void;
  /** It was stopped, and is open as before. */
  stop(key: CellKey): void;
  /** Cells that have ended are to run again. Rejects while the server does not know that; then nothing has changed. */
  reopen(keys: readonly CellKey[]): Promise<void>;

  /** A run of so many cells begins. Resolves with its progress, which counts from here. */
  beginRun(cells: number): Promise<CountedProgress>;
  /** Saves how the cells are now. */
  endRun(): Promise<void>;
}

const UPDATE_MS = 40;

/** `begun` is given for a new result, of which the server has no cells yet. */
export function openResult(
  id: string,
  results: StoredResults,
  begun?: { info: ResultInfo; about: ResultAbout },
): OpenResult {
  const store = createStore<ResultState>(() => ({ status: 'loading', info: null, about: null, version: 0 }));
  const { getState, setState } = store;
  const states = createCellStates();
  const answers = createCellAnswers(id, results, notifySoon);
  const runs = new Map<number, Run>();
  /** Keys of the running cells that a view has read since the last notification, so that they are in view. */
  const watched = new Set<number>();
  let progress: CountedProgress | null = null;
  /** True until a run has ended in it: until then its head does not have to be saved again. */
  let isNew = begun !== undefined;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let updatedAt = 0;
  let writes = 0;

  function notify(change: Partial<ResultState> = {}): void {
    updatedAt = performance.now();
    watched.clear();
    setState(({ version }) => ({ ...change, version: version + 1 }));
  }
  /** Notifies the views: at once, or a little later if they were notified just before. */
  function notifySoon(): void {
    if (timer !== null) return;
    const wait = updatedAt + UPDATE_MS - performance.now();
    timer = setTimeout(
      () => {
        timer = null;
        notify();
      },
      Math.max(0, wait),
    );
  }

  async function load(): Promise<void> {
    if (progress !== null) return;
    const since = writes;
    try {
      const info = await results.read(id);
      if (info === null) return notify({ status: 'missing' });
      const about = getState().about ?? (await results.about(id));
      const all = emptyStates(info);
      await results.each(id, (key, state, ms) => {
        const index = cellIndex(info, key);
        all.states[index] = state;
        all.times[index] = ms;
      });
      // What was written meanwhile is newer than what was read.
      if (writes !== since) return load();
      answers.reshape(info, states.replace(info, all));
      // The server may not count yet what waits in this tab.
      notify({ status: 'ready', info: { ...info, tally: tallyNow(info) }, about });
    } catch (error) {
      notify(getState().status === 'ready' ? {} : { status: { problem: errorMessage(error) } });
    }
  }

  /** Every change of a cell goes through here. */
  function write(key: CellKey, state: CellStateCode, ms = 0, cell: StoredCell | null = null): void {
    writes += 1;
    const before = states.set(key, state, ms);
    progress?.count(before, state);
    runs.delete(states.indexOf(key.case, key.variant, key.repeat));
    if (cell === null) answers.forget(key);
    else answers.add(cell);
    notifySoon();
  }

  function tallyNow({ tally }: ResultInfo): ResultInfo['tally'] {
    const count = states.count();
    const [passed, failed] = [count(CELL.passed), count(CELL.failed)];
    return tallyOf(tally.all, { passed, failed, broken: count(CELL.broken), answered: count(CELL.answered) });
  }

  function medianNow(): number | null {
    const times: number[] = [];
    states.each((state, ms) => {
      if (ms > 0 && state >= CELL.passed && state !== CELL.broken) times.push(ms);
    });
    return median(times);
  }

  if (begun) {
    states.resize(begun.info);
    answers.reshape(begun.info, () => false);
    setState({ status: 'ready', ...begun });
  }
  let loading = begun ? Promise.resolve() : load();
  return {
    read: getState,
    subscribe: store.subscribe,
    stateOf: (...cell) => states.stateAt(states.indexOf(...cell)),
    msOf: (...cell) => states.msAt(states.indexOf(...cell)),
    changedSince: states.changedSince,
    cell(at, variant, repeat) {
      if (states.stateAt(states.indexOf(at, variant, repeat)) < CELL.passed) return null;
      return answers.of({ case: at, variant, repeat });
    },
    arrived(...cell) {
      const index = states.indexOf(...cell);
      if (states.stateAt(index) !== CELL.running) return null;
      watched.add(index);
      return runs.get(index) ?? null;
    },
    reload() {
      if (progress === null) loading = loading.then(load);
      return loading;
    },
    async loaded() {
      await loading;
      return getState();
    },
    start: (key) => write(key, CELL.running),
    arrive(key, run) {
      const index = states.indexOf(key.case, key.variant, key.repeat);
      runs.set(index, run);
      if (watched.has(index)) notifySoon();
    },
    end(cell, run) {
      const waiting = waitingCell(id, cell, run);
      results.keep(waiting);
      write(cell.key, waiting.state, waiting.ms, cell);
    },
    stop: (key) => write(key, CELL.open),
    async reopen(keys) {
      await results.reopen(id, keys);
      for (const key of keys) write(key, CELL.open);
    },
    async beginRun(cells) {
      const { info } = getState();
      const now = info && { ...info, tally: tallyNow(info), medianMs: medianNow(), endedAt: null };
      // The page may be closed before the run ends: until then the server counts the cells.
      const saved = now && !isNew ? await results.update(id, now, false) : now;
      if (saved) notify({ info: { ...saved, isRunning: true } });
      progress = createRunProgress(cells);
      return progress;
    },
    async endRun() {
      progress?.end();
      [progress, isNew] = [null, false];
      const { info } = getState();
      if (info === null) return;
      const now = { ...info, tally: tallyNow(info), medianMs: medianNow(), endedAt: Date.now() };
      notify({ info: { ...now, isRunning: false } });
      await results.update(id, now, await results.isSaved(id)).catch(() => undefined);
    },
  };
}
