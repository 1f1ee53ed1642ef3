/**
 * A lasting history, with what it cannot keep held in memory for as long as the page is open and the history lists it: runs
 * for which the storage has no room, and the ends of long streams.
 */
import type { Run } from '#run/run.ts';
import { withKeptStreams } from '#run/stream/keep-streams.ts';
import { createMemoryHistory } from './memory-history.ts';
import type { RunHistory, StoredRun } from './run-history.ts';

export function createWholeHistory(lasting: RunHistory): RunHistory {
  /** Runs that are nowhere else. */
  const unkept = createMemoryHistory();
  /** Runs of which `lasting` has only a part. */
  const whole = new Map<string, Run>();

  return {
    isLasting: lasting.isLasting,
    nextNumber: () => lasting.nextNumber(),
    async save(stored) {
      const { run, summary } = stored;
      const kept = withKeptStreams(run);
      try {
        const outcome = await lasting.save({ run: kept, summary });
        if (!outcome.isKept) await unkept.save(stored);
        else if (kept !== run) whole.set(run.id, run);
        return outcome;
      } catch (error) {
        await unkept.save(stored);
        throw error;
      }
    },
    async replace(run) {
      if (whole.has(run.id)) whole.set(run.id, run);
      await Promise.all([lasting.replace(withKeptStreams(run)), unkept.replace(run)]);
    },
    async list() {
      const held = [...whole.keys()];
      const [kept, others] = await Promise.all([lasting.list(), unkept.list()]);
      const ids = new Set(kept.map(({ id }) => id));
      // Deleted by another tab, or dropped for newer ones.
      for (const id of held) if (!ids.has(id)) whole.delete(id);
      const all = [...kept, ...others.filter(({ id }) => !ids.has(id))];
      return all.toSorted((left, right) => right.number - left.number);
    },
    get: async (id) => whole.get(id) ?? (await lasting.get(id)) ?? unkept.get(id),
    async setPinned(id, isPinned) {
      await Promise.all([lasting.setPinned(id, isPinned), unkept.setPinned(id, isPinned)]);
    },
    async rename(id, name) {
      await Promise.all([lasting.rename(id, name), unkept.rename(id, name)]);
    },
    async remove(id) {
      const [kept, other] = await Promise.all([lasting.remove(id), unkept.remove(id)]);
      const removed: StoredRun | null = kept ?? other;
      const run = whole.get(id);
      whole.delete(id);
      return removed && run ? { ...removed, run } : removed;
    },
  };
}
