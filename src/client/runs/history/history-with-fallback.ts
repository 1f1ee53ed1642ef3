/** A stored history that keeps runs in memory if the storage has no room for them. */
import type { Run } from '#run/model/run.ts';
import { createMemoryHistory } from './memory-history.ts';
import type { RunHistory } from './run-history.ts';

export function createHistoryWithFallback(lasting: RunHistory): RunHistory {
  /** Runs that are not stored, or only in an earlier state. */
  const fallback = createMemoryHistory();
  let last: Pick<Run, 'id' | 'request'> | null = null;

  return {
    isLasting: lasting.isLasting,
    nextNumber: () => lasting.nextNumber(),
    async save(stored) {
      last = { id: stored.run.id, request: stored.run.request };
      try {
        const outcome = await lasting.save(stored);
        await (outcome.isKept ? fallback.remove(stored.run.id) : fallback.save(stored));
        return outcome;
      } catch (error) {
        await fallback.save(stored);
        throw error;
      }
    },
    async replace(run) {
      await Promise.all([lasting.replace(run), fallback.replace(run)]);
    },
    async list() {
      const all = [...(await lasting.list()), ...(await fallback.list())];
      const newest = new Map(all.map((summary) => [summary.id, summary]));
      return [...newest.values()].toSorted((left, right) => right.number - left.number);
    },
    get: async (id) => (await fallback.get(id)) ?? lasting.get(id),
    requestOf: async (id) => (last?.id === id ? last : ((await fallback.requestOf(id)) ?? lasting.requestOf(id))),
    async setPinned(id, isPinned) {
      await Promise.all([lasting.setPinned(id, isPinned), fallback.setPinned(id, isPinned)]);
    },
    async rename(id, name) {
      await Promise.all([lasting.rename(id, name), fallback.rename(id, name)]);
    },
    async remove(id) {
      const [kept, other] = await Promise.all([lasting.remove(id), fallback.remove(id)]);
      return other ?? kept;
    },
  };
}
