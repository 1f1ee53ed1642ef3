/** A history in memory, for a browser that stores nothing (private windows, blocked storage). */
import { type RunHistory, type StoredRun, surplusRuns } from './run-history.ts';
import type { RunSummary } from './run-summary.ts';

export function createMemoryHistory(): RunHistory {
  const stored = new Map<string, StoredRun>();
  let lastNumber = 0;
  const summaries = () => [...stored.values()].map(({ summary }) => summary);
  const change = async (id: string, changes: Partial<RunSummary>) => {
    const entry = stored.get(id);
    if (entry) stored.set(id, { ...entry, summary: { ...entry.summary, ...changes } });
  };
  return {
    isLasting: false,
    nextNumber: async () => {
      lastNumber += 1;
      return lastNumber;
    },
    save: async (entry) => {
      stored.set(entry.run.id, entry);
      for (const { id } of surplusRuns(summaries())) stored.delete(id);
      return { isKept: true, droppedForRoom: 0 };
    },
    replace: async (run) => {
      const entry = stored.get(run.id);
      if (entry) stored.set(run.id, { ...entry, run });
    },
    list: async () => summaries().toSorted((left, right) => right.number - left.number),
    get: async (id) => stored.get(id)?.run ?? null,
    requestOf: async (id) => stored.get(id)?.run ?? null,
    setPinned: (id, isPinned) => change(id, { isPinned }),
    rename: (id, name) => change(id, { name: name?.trim() || null }),
    remove: async (id) => {
      const entry = stored.get(id) ?? null;
      stored.delete(id);
      return entry;
    },
  };
}
