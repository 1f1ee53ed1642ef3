/** See `RunHistory`. */
import { errorMessage } from '#contract/error-message.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import type { Outbox } from './outbox.ts';
import type { ListedRuns, RunHistory, SavedRun, SeenRun, StoredRun, WaitingRuns } from './run-history.ts';
import { type RunSummary, summaryOf } from './run-summary.ts';
import type { SaveAnswer, WorkspaceRuns } from './workspace-runs.ts';

/** How many runs of the server the strip shows. */
const SHOWN = 100;

export function createWorkspaceHistory(runs: WorkspaceRuns, outbox: Outbox): RunHistory {
  /** The runs of the server, as last read. */
  let known: ListedRuns | null = null;
  /** Runs of the server that were read: they may be older than those that it lists. */
  const opened = new Map<string, RunSummary>();
  /** Why the server will not take a run, by id. */
  const refused = new Map<string, string>();
  /** Deleted before they were sent. */
  const removed = new Set<string>();
  let lastNumber = 0;
  /** Sent since the page was opened, for the end of a takeover. */
  let sentSoFar = 0;
  /** Of the run that was saved last: reading a large run again would block the page. */
  let last: Pick<Run, 'id' | 'request'> | null = null;

  /** Null if another tab has sent it meanwhile. */
  const send = (id: string, given?: StoredRun): Promise<SaveAnswer | null> =>
    whenAlone(async () => {
      const stored = given && (await outbox.has(id)) ? given : await outbox.get(id);
      if (stored === null) return null;
      const answer = await runs.save(stored);
      if (answer.kind === 'refused') refused.set(id, answer.why);
      if (answer.kind === 'saved' || answer.kind === 'deleted') await outbox.remove(id);
      return answer;
    });

  const list = async (): Promise<ListedRuns> => {
    const read = await readNewest(runs);
    if (read.problem === null) known = read;
    return { ...(known ?? read), summaries: await all(), problem: read.problem };
  };

  /** What the server has, as last read, and what waits. */
  const all = async (): Promise<RunSummary[]> => {
    const saved = known?.summaries ?? [];
    const ids = new Set(saved.map(({ id }) => id));
    const waiting = (await outbox.list()).filter(({ id }) => !ids.has(id));
    return [...saved, ...waiting].toSorted((left, right) => right.number - left.number);
  };

  const get = async (id: string) => {
    const waiting = await outbox.get(id);
    if (waiting !== null) return waiting.run;
    const read = await runs.read(id);
    if (read !== null) opened.set(id, read.summary);
    return read?.run ?? null;
  };

  const history: RunHistory = {
    async nextNumber() {
      lastNumber = await runs
        .reserveNumber()
        .catch(async () => 1 + Math.max(lastNumber, ...(await all()).map(({ number }) => number)));
      return lastNumber;
    },
    async save(stored): Promise<SavedRun> {
      const { id, number, request } = stored.run;
      if (removed.has(id)) return { number, problem: null, wasDeleted: true };
      last = { id, request };
      // A run of variants that was continued keeps its name and pin; the server does the same.
      const before = (await outbox.list()).find((waiting) => waiting.id === id);
      const kept = before
        ? { ...stored, summary: { ...stored.summary, name: before.name, isPinned: before.isPinned } }
        : stored;
      await outbox.put(kept);
      const answer = await send(id, kept);
      if (answer?.kind !== 'saved') return { number, problem: null, wasDeleted: answer?.kind === 'deleted' };
      const { entry, dropped } = answer;
      return { number: entry.number, problem: dropped === 0 ? null : droppedWords(dropped), wasDeleted: false };
    },
    async sendWaiting(): Promise<WaitingRuns> {
      const sent: { id: string; number: number }[] = [];
      let why: string | null = null;
      for (const { id } of await outbox.list()) {
        if (refused.has(id)) continue;
        const answer = await send(id);
        if (answer?.kind === 'saved') sent.push({ id, number: answer.entry.number });
        if (answer?.kind !== 'waits') continue;
        why = answer.why;
        break;
      }
      sentSoFar += sent.length;
      const waiting = await outbox.list();
      const left = waiting.filter(({ id }) => !refused.has(id)).length;
      const isOver = left === 0 && (await outbox.hasEarlierRuns());
      if (isOver) await outbox.endTakeover();
      const problem = problemOf(waiting, { refused, why, isLasting: await outbox.isLasting() });
      return { sent, left, problem, takenOver: isOver ? sentSoFar : 0 };
    },
    list,
    get,
    find: async (id) => (await all()).find((one) => one.id === id) ?? opened.get(id) ?? null,
    async requestBefore({ number, flow }) {
      const isBefore = (one: RunSummary) => one.number < number && one.flow.id === flow.id && one.isMatrix !== true;
      try {
        if (known === null) await list();
        const found =
          (await all()).find(isBefore) ?? (known?.hasMore ? await searchBefore(runs, flow.id, isBefore) : null);
        if (!found) return null;
        return last?.id === found.id ? last : await get(found.id);
      } catch {
        return null;
      }
    },
    async change(seen, changes) {
      const isDone = await whileWaiting(seen, async ({ run, summary }) => {
        const name = changes.name === undefined ? summary.name : changes.name?.trim() || null;
        const isPinned = changes.isPinned ?? summary.isPinned;
        await outbox.put({ run, summary: { ...summary, name, isPinned } });
      });
      if (!isDone) opened.set(seen.id, await runs.change(seen, changes));
    },
    async remove(seen) {
      const { id } = seen;
      let restore: (() => Promise<void>) | null = null;
      await whileWaiting(seen, async (stored) => {
        await outbox.remove(id);
        removed.add(id);
        restore = async () => {
          removed.delete(id);
          await history.save(stored);
        };
      });
      if (restore !== null) return restore;
      return (await runs.remove(seen)) ? () => runs.restore(id) : null;
    },
    async restore(id) {
      if (!removed.delete(id)) await runs.restore(id);
    },
  };

  /** False if the run does not wait (any more). */
  const whileWaiting = (seen: SeenRun, act: (stored: StoredRun) => Promise<void>): Promise<boolean> =>
    seen.version !== null
      ? Promise.resolve(false)
      : whenAlone(async () => {
          const stored = await outbox.get(seen.id);
          if (stored !== null) await act(stored);
          return stored !== null;
        });

  return history;
}

async function readNewest(runs: WorkspaceRuns): Promise<ListedRuns> {
  try {
    const { entries, hasMore } = await runs.list({ limit: SHOWN });
    return { summaries: entries.map(summaryOf), hasMore, problem: null };
  } catch (error) {
    const problem = `The saved runs could not be read: ${errorMessage(error)}`;
    return { summaries: [], hasMore: false, problem };
  }
}

async function searchBefore(runs: WorkspaceRuns, flow: string, isBefore: (one: RunSummary) => boolean) {
  const { entries } = await runs.list({ limit: SHOWN, flow });
  return entries.map(summaryOf).find(isBefore);
}

/** Two tabs must not send one run at the same time: an earlier state of it could arrive last. */
function whenAlone<Result>(act: () => Promise<Result>): Promise<Result> {
  // Absent on a page without HTTPS, and in tests.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  return locks ? locks.request('tweakbench.outbox', act) : act();
}

function droppedWords(dropped: number): string {
  const runs = dropped === 1 ? 'the oldest run was' : `the ${dropped} oldest runs were`;
  return `This server keeps no more runs: ${runs} deleted. Pinned runs are always kept.`;
}

interface Reasons {
  refused: ReadonlyMap<string, string>;
  /** Why the last run was not sent; null if all were. */
  why: string | null;
  isLasting: boolean;
}

function problemOf(waiting: readonly RunSummary[], { refused, why, isLasting }: Reasons): string | null {
  const place = isLasting ? 'in this browser' : 'only until you close this page';
  const [given] = waiting.filter(({ id }) => refused.has(id));
  if (given) return `Run ${given.number} is kept ${place}: ${refused.get(given.id)}`;
  if (why === null || waiting.length === 0) return null;
  const count = formatCount(waiting.length, 'run');
  return `${why} ${count} ${waiting.length === 1 ? 'is' : 'are'} kept ${place} and sent again until the server has ${waiting.length === 1 ? 'it' : 'them'}.`;
}
