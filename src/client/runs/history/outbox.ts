/**
 * Everything that has ended in this page and that its own server does not have yet, in memory: runs, and cells of results. It is sent
 * oldest first, one request at a time, and again with growing waits until the server has it.
 */
import type { StoreApi } from 'zustand/vanilla';
import { errorMessage } from '#contract/error-message.ts';
import { createEntries } from './outbox-entries.ts';
import { cellEntry, isSameLease, runEntry, UNTRIED } from './outbox-entry.ts';
import type { OutboxState } from './outbox-state.ts';
import { type EndedCell, type Entry, type OutboxLimits, runKey, type WaitingCell, type WaitingRun } from './waiting.ts';
import type { SaveAnswer } from './workspace-runs.ts';

export const OUTBOX_LIMITS: OutboxLimits = { cells: 500, bytes: 200_000_000 };
/** Cells are gathered for so long, in ms, and sent at once when there are so many. */
const GATHER_MS = 250;
const GROUP = 100;
/** Until the server is asked again after a failure, in ms: twice as long each time. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

export type CellsAnswer =
  /** The server has saved the first `count`, of which so many without their run, for which it has no room. */
  | { kind: 'saved'; count: number; withoutRun: number }
  /** The server will not take the first `count`, in whatever form. */
  | { kind: 'refused'; count: number; why: string }
  /** They are to be sent again. `isAway` if the server takes nothing at the moment. */
  | { kind: 'waits'; why: string; isAway: boolean };

export interface OutboxPorts {
  sendRun: (run: WaitingRun) => Promise<SaveAnswer>;
  /** All are of one result and one lease; sends at least the first. */
  sendCells: (cells: readonly WaitingCell[]) => Promise<CellsAnswer>;
  /** Term of the lease under which this page runs a result. */
  termOf: (result: string) => number;
  state: StoreApi<OutboxState>;
  limits?: OutboxLimits;
}

export interface Outbox {
  /** Adds or replaces a run, which is not sent before `addRun`; one that is there already keeps its name and pin. */
  hold(run: WaitingRun): void;
  /** The same, and sends it. Resolves with the answer of the first try. */
  addRun(run: WaitingRun): Promise<SaveAnswer>;
  /** Adds a cell, in place of what waited or was refused of the same cell. */
  addCell(cell: EndedCell): void;
  /** Runs that wait or are refused, oldest first. */
  runs(): WaitingRun[];
  /** Null if the run is not there (any more). */
  runOf(id: string): WaitingRun | null;
  /** False if the run is not there (any more). */
  changeRun(id: string, changes: Partial<Pick<WaitingRun['summary'], 'name' | 'isPinned'>>): boolean;
  /** Cells of the cases `from` to `to`, exclusive, that wait or are refused. */
  cellsOf(result: string, from: number, to: number): WaitingCell[];
  /** Resolves when another cell may start, or when the signal is aborted. */
  room(signal: AbortSignal): Promise<void>;
  /** Tries everything now. Resolves when all is saved or refused, or cannot be sent now. */
  sendAll(): Promise<OutboxState>;
  /** Puts refused entries back among those that are to be sent. */
  sendAgain(keys: readonly string[]): void;
  discard(keys: readonly string[]): void;
  /** Resolves when the entry with this key is not being sent, or not any more. */
  settled(key: string): Promise<void>;
}

export function createOutbox(ports: OutboxPorts): Outbox {
  const { sendRun, sendCells, termOf, state, limits = OUTBOX_LIMITS } = ports;
  const entries = createEntries(state, limits);
  /** Entries that the server did not take in this round, while it took others. */
  const failed = new Set<Entry>();
  const firstTries = new Map<Entry, (answer: SaveAnswer) => void>();
  let isAway = false;
  let failures = 0;
  let sending: Promise<void> | null = null;
  let beingSent: { group: readonly Entry[]; sent: Promise<void> } | null = null;
  let gathering: ReturnType<typeof setTimeout> | null = null;
  let retrying: ReturnType<typeof setTimeout> | null = null;

  /** The oldest that is to be sent, with further cells of its result and lease. */
  function nextGroup(): Entry[] {
    const group: Entry[] = [];
    for (const entry of entries.all()) {
      if (entry.refusal !== null || entry.isHeld || failed.has(entry)) continue;
      const [first] = group;
      if (first === undefined || isSameLease(first, entry)) group.push(entry);
      if (group[0]?.run || group.length === GROUP) break;
    }
    return group;
  }

  function wait(group: readonly Entry[], why: string, isServerAway: boolean): void {
    for (const entry of group) {
      entry.wasTried = true;
      failed.add(entry);
    }
    isAway = isServerAway;
    state.setState({ why });
    tryLater();
  }

  /** Sends a group, or a part of it. */
  async function sendGroup(group: readonly Entry[]): Promise<void> {
    const [first] = group;
    const ofRun = first?.run ? await sendRun(first.run) : null;
    const answer = ofRun ?? (await sendCells(group.flatMap(({ cell }) => cell ?? [])));
    if (answer.kind === 'waits') wait(group, answer.why, answer.isAway);
    else {
      const answered = group.slice(0, 'count' in answer ? answer.count : 1);
      if (answer.kind === 'refused')
        entries.refuse(answered, { refusal: answer.why, isFinal: 'isFinal' in answer && answer.isFinal });
      else entries.remove(answered);
      if (failed.size === 0) taken();
      const later = answer.kind === 'saved' ? answered.filter(({ wasTried }) => wasTried).length : 0;
      const dropped = later > 0 && 'dropped' in answer ? answer.dropped : 0;
      const { withoutRun = 0 } = 'withoutRun' in answer ? answer : {};
      if (first?.cell && withoutRun > 0) {
        const { result } = first.cell;
        state.setState(({ withoutRun: all }) => ({
          withoutRun: new Map(all).set(result, (all.get(result) ?? 0) + withoutRun),
        }));
      }
      if (later > 0) state.setState((now) => ({ savedLater: now.savedLater + later, dropped: now.dropped + dropped }));
    }
    if (first && ofRun) answerFirst(first, ofRun);
  }

  /** The server takes what it is sent. */
  function taken(): void {
    failures = 0;
    if (state.getState().why !== null) state.setState({ why: null });
  }

  function answerFirst(entry: Entry, answer: SaveAnswer): void {
    firstTries.get(entry)?.(answer);
    firstTries.delete(entry);
  }

  async function sendWhatWaits(): Promise<void> {
    for (let group = nextGroup(); group.length > 0 && !isAway; group = nextGroup()) {
      const now = group;
      const sent = sendGroup(now).catch((error: unknown) => wait(now, errorMessage(error), false));
      beingSent = { group: now, sent };
      await sent;
    }
    beingSent = null;
    // No `await` from here on: an entry that is added meanwhile would be left out.
    sending = null;
    const why = state.getState().why ?? '';
    for (const entry of firstTries.keys()) {
      entry.wasTried = true;
      answerFirst(entry, { kind: 'waits', why, isAway });
    }
    if (!isAway && failed.size === 0) taken();
  }

  function send(): Promise<void> {
    sending ??= Promise.resolve().then(sendWhatWaits);
    return sending;
  }

  function sendNow(): Promise<void> {
    if (retrying !== null) clearTimeout(retrying);
    retrying = null;
    isAway = false;
    failed.clear();
    return send();
  }

  function tryLater(): void {
    if (retrying !== null) return;
    retrying = setTimeout(() => void sendNow(), Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures));
    failures += 1;
  }

  function sendSoon(): void {
    if (isAway) return;
    if (state.getState().cells >= GROUP) void send();
    if (gathering !== null) return;
    gathering = setTimeout(() => {
      gathering = null;
      void send();
    }, GATHER_MS);
  }

  /** The run with the name and the pin that it has already. */
  function named(waiting: WaitingRun): WaitingRun {
    const before = entries.get(runKey(waiting.run.id))?.run?.summary;
    if (!before) return waiting;
    const { name, isPinned } = before;
    return { ...waiting, summary: { ...waiting.summary, name, isPinned } };
  }

  addEventListener('online', () => void sendNow());

  return {
    hold: (run) => entries.put({ ...runEntry(named(run)), isHeld: true }),
    addRun(run) {
      const entry = runEntry(named(run));
      entries.put(entry);
      state.setState({ dropped: 0 });
      return new Promise((answered) => {
        firstTries.set(entry, answered);
        void sendNow();
      });
    },
    addCell(ended) {
      const cell = { ...ended, term: termOf(ended.result) };
      entries.put(cellEntry(cell));
      sendSoon();
    },
    runs: () => entries.all().flatMap(({ run }) => run ?? []),
    runOf: (id) => entries.get(runKey(id))?.run ?? null,
    changeRun(id, changes) {
      const before = entries.get(runKey(id));
      if (!before?.run) return false;
      const { summary, ...rest } = before.run;
      entries.put({ ...before, run: { ...rest, summary: { ...summary, ...changes } } });
      return true;
    },
    cellsOf: (result, from, to) =>
      entries
        .all()
        .flatMap(({ cell }) => (cell?.result === result && cell.case >= from && cell.case < to ? [cell] : [])),
    room: (signal) =>
      new Promise((done) => {
        const check = () => {
          if (state.getState().isFull && !signal.aborted) return;
          stop();
          signal.removeEventListener('abort', check);
          done();
        };
        const stop = state.subscribe(check);
        signal.addEventListener('abort', check);
        check();
      }),
    async sendAll() {
      await sendNow();
      return state.getState();
    },
    sendAgain(keys) {
      for (const entry of keys.flatMap((key) => entries.get(key) ?? [])) entries.put({ ...entry, ...UNTRIED });
      sendSoon();
    },
    discard: (keys) => entries.remove(keys.flatMap((key) => entries.get(key) ?? [])),
    settled: async (key) => (beingSent?.group.some((entry) => entry.key === key) ? beingSent.sent : undefined),
  };
}
