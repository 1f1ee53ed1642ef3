/** The entries of the outbox, oldest first, and what the page is told of them. */
import type { StoreApi } from 'zustand/vanilla';
import { createLeaveQuestion } from '../../shell/ui/browser/leave-question.ts';
import type { OutboxState } from './outbox-state.ts';
import type { Entry, OutboxLimits } from './waiting.ts';

export interface Entries {
  all(): Entry[];
  get(key: string): Entry | null;
  put(entry: Entry): void;
  /** Removes those that were not replaced meanwhile. */
  remove(removed: readonly Entry[]): void;
  refuse(refused: readonly Entry[], refusal: Pick<Entry, 'refusal' | 'isFinal'>): void;
}

export function createEntries(state: StoreApi<OutboxState>, limits: OutboxLimits): Entries {
  const entries = new Map<string, Entry>();
  const askToStay = createLeaveQuestion();
  const isThere = (entry: Entry) => entries.get(entry.key) === entry;

  function show(): void {
    const counts = { runs: 0, cells: 0 };
    let [cells, bytes] = [0, 0];
    const refused: Entry[] = [];
    for (const entry of entries.values()) {
      bytes += entry.bytes;
      if (entry.cell) cells += 1;
      if (entry.refusal !== null) refused.push(entry);
      else if (entry.cell) counts.cells += 1;
      else counts.runs += 1;
    }
    const before = state.getState().refused;
    const isSame = refused.length === before.length && refused.every((entry, at) => entry === before[at]);
    const isFull = cells >= limits.cells || bytes >= limits.bytes;
    state.setState({ ...counts, isFull, refused: isSame ? before : refused });
    askToStay(entries.size > 0);
  }

  return {
    all: () => [...entries.values()],
    get: (key) => entries.get(key) ?? null,
    put(entry) {
      entries.set(entry.key, entry);
      show();
    },
    remove(removed) {
      for (const entry of removed) if (isThere(entry)) entries.delete(entry.key);
      show();
    },
    refuse(refused, refusal) {
      for (const entry of refused) if (isThere(entry)) entries.set(entry.key, { ...entry, ...refusal });
      show();
    },
  };
}
