/** A lasting history, with the runs for which its storage has no room held in memory for as long as the page is open. */
import { createMemoryHistory } from './memory-history.ts';
import type { RunHistory } from './run-history.ts';

export function createWholeHistory(lasting: RunHistory): RunHistory {
  /** Runs that are nowhere else. */
  const unkept = createMemoryHistory();

  return {
    isLasting: lasting.isLasting,
    nextNumber: () => lasting.nextNumber(),
    async save(stored) {
      try {
        const outcome = await lasting.save(stored);
        if (!outcome.isKept) await unkept.save(stored);
        return outcome;
      } catch (error) {
        await unkept.save(stored);
        throw error;
      }
    },
    async replace(run) {
      await Promise.all([lasting.replace(run), unkept.replace(run)]);
    },
    async list() {
      const [kept, others] = await Promise.all([lasting.list(), unkept.list()]);
      const ids = new Set(kept.map(({ id }) => id));
      const all = [...kept, ...others.filter(({ id }) => !ids.has(id))];
      return all.toSorted((left, right) => right.number - left.number);
    },
    get: async (id) => (await lasting.get(id)) ?? unkept.get(id),
    async setPinned(id, isPinned) {
      await Promise.all([lasting.setPinned(id, isPinned), unkept.setPinned(id, isPinned)]);
    },
    async rename(id, name) {
      await Promise.all([lasting.rename(id, name), unkept.rename(id, name)]);
    },
    async remove(id) {
      const [kept, other] = await Promise.all([lasting.remove(id), unkept.remove(id)]);
      return kept ?? other;
    },
  };
}
