/** A stored history that keeps runs in memory if the storage has no room for them. */
import type { Run } from '#run/model/run.ts';
import { createMemoryHistory } from './memory-history.ts';
import type { RunHistory } from './run-history.ts';

export function createWholeHistory(lasting: RunHistory): RunHistory {
  /** Runs that are not stored, or only in an earlier state. */
  const unkept = createMemoryHistory();
  let last: Pick<Run, 'id' | 'request'> | null = null;

  return {
    isLasting: lasting.isLasting,
    nextNumber: () => lasting.nextNumber(),
    async save(stored) {
      last = { id: stored.run.id, request: stored.run.request };
      try {
        const outcome = await lasting.save(stored);
        await (outcome.isKept ? unkept.remove(stored.run.id) : unkept.save(stored));
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
      const all = [...(await lasting.list()), ...(await unkept.list())];
      const newest = new Map(all.map((summary) => [summary.id, summary]));
      return [...newest.values()].toSorted((left, right) => right.number - left.number);
    },
    get: async (id) => (await unkept.get(id)) ?? lasting.get(id),
    requestOf: async (id) => (last?.id === id ? last : ((await unkept.requestOf(id)) ?? lasting.requestOf(id))),
    async setPinned(id, isPinned) {
      await Promise.all([lasting.setPinned(id, isPinned), unkept.setPinned(id, isPinned)]);
    },
    async rename(id, name) {
      await Promise.all([lasting.rename(id, name), unkept.rename(id, name)]);
    },
    async remove(id) {
      const [kept, other] = await Promise.all([lasting.remove(id), unkept.remove(id)]);
      return other ?? kept;
    },
  };
}
