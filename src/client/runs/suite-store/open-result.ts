/** A result that is shown or running: the state of each cell in memory, and the answers of those that are looked at. */
import { createStore } from 'zustand/vanilla';
import { errorMessage } from '#contract/error-message.ts';
import type { Run } from '#run/model/run.ts';
import type { CellKey } from '../cells/cell-sender.ts';
import { type KeptCell, toKeptCell } from './kept-cell.ts';
import type { KeptResults, ResultAbout } from './kept-results.ts';
import { CELL, type CellNumber, type ResultInfo } from './result-info.ts';

export interface ResultState {
  status: 'loading' | 'ready' | 'missing' | { problem: string };
  info: ResultInfo | null;
  about: ResultAbout | null;
  /** Counts the changes of cells, at most one every 40 ms. */
  version: number;
}

export interface OpenResult {
  read(): ResultState;
  subscribe(listener: () => void): () => void;
  /** Indexes from 0. */
  stateOf(at: number, variant: number, repeat: number): CellNumber;
  /** Time of the cell in ms; 0 if it is not known. */
  msOf(at: number, variant: number, repeat: number): number;
  /** Starts to read the cell if necessary, and is undefined until then; null for a cell without a result. */
  cell(at: number, variant: number, repeat: number): KeptCell | null | undefined;
  /** The cases with cells that have changed since the position (null: possibly all), and the position now. */
  changedSince(position: number): { cases: readonly number[] | null; position: number };
  /** The run so far of a running cell; null for others. A view that has asked once is told when there is more of it. */
  arrived(at: number, variant: number, repeat: number): Run | null;
  /** For the runner: the run of a cell, before the server has it. */
  setArrived(key: CellKey, run: Run): void;
  /** For the runner. `kept` is given with a state that has ended. */
  set(key: CellKey, state: CellNumber, ms: number, kept?: KeptCell): void;
  setInfo(info: ResultInfo, about?: ResultAbout): void;
  reload(): Promise<void>;
  /** Resolves when the states are known. */
  loaded(): Promise<ResultState>;
}

const UPDATE_MS = 40;
/** How many cells are read at once. */
const PART = 400;
const MAX_PARTS = 60;
/** How many changes are remembered for `changedSince`. */
const CHANGES = 20_000;
/** How many cells that this page has run stay in memory, so that they need not be read. */
const RECENT = 2_000;

/** `begun` is given for a new result, of which the server has no cells yet. */
export function openResult(
  id: string,
  kept: KeptResults,
  begun?: { info: ResultInfo; about: ResultAbout },
): OpenResult {
  const store = createStore<ResultState>(() => ({ status: 'loading', info: null, about: null, version: 0 }));
  const { getState, setState } = store;
  let states = new Uint8Array(0);
  let times = new Float32Array(0);
  const parts = new Map<number, Map<number, KeptCell> | Promise<void>>();
  const recent = new Map<number, KeptCell>();
  const runs = new Map<number, Run>();
  /** Running cells that are in view: those that were asked for since the views were notified last. */
  const watched = new Set<number>();
  /** Cases in the order in which they changed, from the position `forgotten` on. */
  let changes: number[] = [];
  let forgotten = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let updatedAt = 0;

  const notify = (change: Partial<ResultState> = {}) => {
    updatedAt = performance.now();
    watched.clear();
    setState(({ version }) => ({ ...change, version: version + 1 }));
  };
  /** Notifies the views: at once, or a little later if they were notified just before. */
  const notifySoon = () => {
    if (timer !== null) return;
    const wait = updatedAt + UPDATE_MS - performance.now();
    timer = setTimeout(
      () => {
        timer = null;
        notify();
      },
      Math.max(0, wait),
    );
  };
  let [variants, repeats] = [1, 1];
  const placeOf = (at: number, variant: number, repeat: number): number =>
    variant >= variants || repeat >= repeats ? -1 : (at * variants + variant) * repeats + repeat;
  /** Cases of one part. */
  const width = () => Math.max(1, Math.floor(PART / (variants * repeats)));
  const forgetChanges = (count: number) => {
    changes = changes.slice(count);
    forgotten += count;
  };

  function begin(info: ResultInfo, about: ResultAbout | null): Partial<ResultState> {
    [variants, repeats] = [info.variants.length, info.repeats];
    const size = info.cases * variants * repeats;
    if (states.length !== size) {
      states = new Uint8Array(size);
      times = new Float32Array(size);
    }
    return { status: 'ready', info, about };
  }

  async function load(): Promise<void> {
    try {
      const info = await kept.read(id);
      if (info === null) return notify({ status: 'missing' });
      const about = getState().about ?? (await kept.about(id));
      const before = states;
      const size = info.cases * info.variants.length * info.repeats;
      const [nextStates, nextTimes] = [new Uint8Array(size), new Float32Array(size)];
      await kept.each(id, (key, number, ms) => {
        const place = (key.case * info.variants.length + key.variant) * info.repeats + key.repeat;
        nextStates[place] = number;
        nextTimes[place] = ms;
      });
      states = nextStates;
      times = nextTimes;
      const change = begin(info, about);
      forgetChanges(changes.length + 1);
      const cells = width() * variants * repeats;
      for (const part of [...parts.keys()]) {
        const [from, to] = [part * cells, (part + 1) * cells];
        if (before.length !== size || before.subarray(from, to).some((one, at) => one !== states[from + at]))
          parts.delete(part);
      }
      notify(change);
    } catch (error) {
      notify(getState().status === 'ready' ? {} : { status: { problem: errorMessage(error) } });
    }
  }

  async function readPart(part: number): Promise<void> {
    const found = new Map<number, KeptCell>();
    try {
      for await (const cell of kept.cells(id, part * width(), (part + 1) * width())) {
        const read = toKeptCell(cell);
        if (read !== null) found.set(placeOf(cell.case, cell.variant, cell.repeat), read);
      }
      parts.set(part, found);
      if (parts.size > MAX_PARTS) parts.delete(parts.keys().next().value ?? -1);
    } catch {
      // It is read again when its row is rendered the next time.
      parts.delete(part);
    }
    notifySoon();
  }

  if (begun) setState(begin(begun.info, begun.about));
  let loading = begun ? Promise.resolve() : load();
  return {
    read: getState,
    subscribe: store.subscribe,
    stateOf: (at, variant, repeat) => (states[placeOf(at, variant, repeat)] ?? CELL.open) as CellNumber,
    msOf: (at, variant, repeat) => times[placeOf(at, variant, repeat)] ?? 0,
    cell(at, variant, repeat) {
      const place = placeOf(at, variant, repeat);
      if ((states[place] ?? CELL.open) < CELL.passed) return null;
      const known = recent.get(place);
      if (known) return known;
      const number = Math.floor(at / width());
      const part = parts.get(number);
      if (part instanceof Map) return part.get(place) ?? null;
      if (part === undefined) parts.set(number, readPart(number));
      return undefined;
    },
    arrived(...key) {
      const place = placeOf(...key);
      if (states[place] !== CELL.running) return null;
      watched.add(place);
      return runs.get(place) ?? null;
    },
    setArrived(key, run) {
      const place = placeOf(key.case, key.variant, key.repeat);
      runs.set(place, run);
      if (watched.has(place)) notifySoon();
    },
    changedSince(position) {
      const now = forgotten + changes.length;
      return { cases: position < forgotten ? null : changes.slice(position - forgotten), position: now };
    },
    set(key, number, ms, cell) {
      const place = placeOf(key.case, key.variant, key.repeat);
      if (place < 0) return;
      changes.push(key.case);
      if (changes.length >= 2 * CHANGES) forgetChanges(CHANGES);
      states[place] = number;
      times[place] = ms;
      recent.delete(place);
      runs.delete(place);
      if (cell) {
        recent.set(place, cell);
        const part = parts.get(Math.floor(key.case / width()));
        if (part instanceof Map) part.set(place, cell);
        if (recent.size > RECENT) recent.delete(recent.keys().next().value ?? -1);
      }
      notifySoon();
    },
    setInfo(info, about) {
      notify(begin(info, about ?? getState().about));
    },
    reload() {
      loading = loading.then(load);
      return loading;
    },
    async loaded() {
      await loading;
      return getState();
    },
  };
}
