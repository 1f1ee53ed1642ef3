/** Runs that wait in memory: for a browser that stores nothing (private windows, blocked storage), or has no room. */
import { randomId } from '../../ui/browser/random-id.ts';
import { inOrder, type Outbox, type WaitingRun } from './outbox.ts';

export function createMemoryOutbox(): Outbox {
  const stored = new Map<string, WaitingRun>();
  return {
    isLasting: async () => stored.size === 0,
    hasEarlierRuns: async () => false,
    countMoved: async () => undefined,
    endTakeover: async () => 0,
    async put({ run, summary, isReserved = false, holder = null }) {
      const stamp = randomId();
      const before = stored.get(run.id)?.summary;
      const named = before && { name: before.name, isPinned: before.isPinned };
      stored.set(run.id, { run, summary: { ...summary, ...named }, stamp, isReserved, holder });
      return stamp;
    },
    async change(id, changes) {
      const before = stored.get(id);
      if (!before) return null;
      const stamp = randomId();
      stored.set(id, { ...before, summary: { ...before.summary, ...changes }, stamp });
      return stamp;
    },
    list: async () => inOrder([...stored.values()].map(({ summary }) => summary)),
    stampOf: async (id) => stored.get(id)?.stamp ?? null,
    get: async (id) => stored.get(id) ?? null,
    async remove(id, stamp) {
      if (stamp === undefined || stored.get(id)?.stamp === stamp) stored.delete(id);
    },
  };
}

/** An outbox that keeps runs in memory if the storage has no room for them, or fails: the server may take them all the same. */
export function withFallback(lasting: Outbox): Outbox {
  const memory = createMemoryOutbox();
  const nothing = () => null;
  return {
    isLasting: memory.isLasting,
    hasEarlierRuns: () => lasting.hasEarlierRuns().catch(() => false),
    countMoved: (sent) => lasting.countMoved(sent),
    endTakeover: () => lasting.endTakeover(),
    async put(stored) {
      try {
        const stamp = await lasting.put(stored);
        await memory.remove(stored.run.id);
        return stamp;
      } catch {
        return memory.put(stored);
      }
    },
    change: async (id, changes) => (await memory.change(id, changes)) ?? lasting.change(id, changes).catch(nothing),
    async list() {
      const inMemory = await memory.list();
      const stored = (await lasting.list().catch(() => [])).filter(
        ({ id }) => !inMemory.some((newer) => newer.id === id),
      );
      return inOrder([...stored, ...inMemory]);
    },
    stampOf: async (id) => (await memory.stampOf(id)) ?? lasting.stampOf(id).catch(nothing),
    get: async (id) => (await memory.get(id)) ?? lasting.get(id).catch(nothing),
    async remove(id, stamp) {
      await memory.remove(id, stamp);
      await lasting.remove(id, stamp).catch(nothing);
    },
  };
}
