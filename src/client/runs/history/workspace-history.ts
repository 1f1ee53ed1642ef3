/** See `RunHistory`. */
import { errorMessage } from '#contract/error-message.ts';
import type { Run } from '#run/model/run.ts';
import type { Outbox, WaitingRun } from './outbox.ts';
import type { ListedRuns, RunHistory, SavedRun, WaitingRuns } from './run-history.ts';
import { type RunSummary, summarizeRun, summaryOf } from './run-summary.ts';
import { droppedWords, problemOf } from './waiting-words.ts';
import type { SaveAnswer, WorkspaceRuns } from './workspace-runs.ts';

/** How many runs of the server the strip shows. */
const SHOWN = 100;
/** The server gives such a run the next number when it is saved. */
const UNRESERVED = 0;

export function createWorkspaceHistory(runs: WorkspaceRuns, outbox: Outbox): RunHistory {
  /** The runs of the server, as last read. */
  let known: ListedRuns | null = null;
  /** Runs of the server that were read: they may be older than those that it lists. */
  const opened = new Map<string, RunSummary>();
  /** Why the server will not take a run, by id. */
  const refused = new Map<string, string>();
  /** Ids of runs that were deleted before they were sent. */
  const removed = new Set<string>();
  /** Numbers that the server has reserved for runs of this page. */
  const reserved = new Set<number>();
  let lastNumber = 0;
  /** Runs as they were written by `keep`, and the ids of those that `save` has still to send. */
  const written = new WeakSet<Run>();
  const unsaved = new Set<string>();
  const whenAlone = createTurns();
  /** Ids of runs that this page has begun or taken up. */
  const own = new Set<string>();
  /** The last save of a run that has begun: its end is saved after it. */
  let beginning: Promise<unknown> = Promise.resolve();
  /** The newest record of the run in progress: an earlier one that has not been sent yet need not be. */
  let newest: Run | null = null;
  /** Runs that were deleted for the record of a run in progress; said with its end. */
  let droppedBefore = 0;
  /** The run that was saved last: reading a large run again would block the page. */
  let last: Pick<Run, 'id' | 'request'> | null = null;

  /** Sends a run; null if another tab has sent it meanwhile. With `given`, a large run need not be read. */
  const send = (id: string, given?: WaitingRun): Promise<SaveAnswer | null> =>
    whenAlone(async () => {
      const stamp = await outbox.stampOf(id);
      const waiting = given?.stamp === stamp ? given : await outbox.get(id);
      if (!waiting) return null;
      const { run, summary, isReserved, holder = null } = waiting;
      const number = isReserved ? run.number : UNRESERVED;
      const answer = await runs.save({ run: { ...run, number }, summary }, holder ?? undefined);
      if (answer.kind === 'refused') {
        refused.set(id, answer.why);
        if (holder !== null) await runs.eraseBegun(id, holder).catch(() => undefined);
      }
      // A later state of the run stays, and is sent too.
      if (answer.kind !== 'refused' && answer.kind !== 'waits') await outbox.remove(id, waiting.stamp);
      return answer;
    });

  const heldHere = ({ id, number }: Run) => ({
    isReserved: reserved.has(number),
    holder: own.has(id) ? runs.holder : null,
  });

  const list = async (): Promise<ListedRuns> => {
    const read = await readNewest(runs);
    if (read.problem === null) known = read;
    return { ...(known ?? read), summaries: await all(), problem: read.problem };
  };

  /** The runs of the server, as last read, and those that wait, also if the server has only their beginning. */
  const all = async (): Promise<RunSummary[]> => {
    const waits = await outbox.list();
    const ended = new Set(waits.map(({ id }) => id));
    const saved = (known?.summaries ?? []).filter(({ id, isLeft }) => !(isLeft && ended.has(id)));
    const ids = new Set(saved.map(({ id }) => id));
    const waiting = waits.filter(({ id }) => !ids.has(id));
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
      try {
        lastNumber = await runs.reserveNumber();
        reserved.add(lastNumber);
      } catch {
        lastNumber = 1 + Math.max(lastNumber, ...(await all()).map(({ number }) => number));
      }
      return lastNumber;
    },
    begin(record) {
      if (!reserved.has(record.number) || removed.has(record.id)) return Promise.resolve();
      own.add(record.id);
      newest = record;
      const send = async () => {
        if (newest === record) droppedBefore += await runs.begin({ run: record, summary: summarizeRun(record, '') });
      };
      const saved = beginning.then(send).catch(() => {});
      beginning = saved;
      return saved;
    },
    async take(id) {
      const taken = await runs.take(id);
      if (taken === 'yours') own.add(id);
      return taken;
    },
    release: (id) => runs.release(id).catch(() => undefined),
    async keep(run) {
      if (removed.has(run.id)) return;
      unsaved.add(run.id);
      await outbox.put({ run, summary: summarizeRun(run, ''), ...heldHere(run) });
      written.add(run);
    },
    async save(stored): Promise<SavedRun> {
      const { run, summary } = stored;
      const { id, request } = run;
      if (removed.has(id)) return { problem: null, wasDeleted: true, wasTaken: false };
      last = { id, request };
      const changed = written.has(run) ? await outbox.change(id, { change: summary.change }) : null;
      const numbered = { ...heldHere(run), ...stored };
      const stamp = changed ?? (await outbox.put(numbered));
      await beginning;
      const answer = await send(id, { ...numbered, stamp }).finally(() => unsaved.delete(id));
      const dropped = droppedBefore + (answer?.kind === 'saved' ? answer.dropped : 0);
      droppedBefore = 0;
      const [wasDeleted, wasTaken] = [answer?.kind === 'deleted', answer?.kind === 'taken'];
      return { problem: dropped === 0 ? null : droppedWords(dropped), wasDeleted, wasTaken };
    },
    async sendWaiting(): Promise<WaitingRuns> {
      let sent = 0;
      let dropped = 0;
      let why: string | null = null;
      const open = async () => (await outbox.list()).filter(({ id }) => !unsaved.has(id));
      for (const { id } of await open()) {
        if (refused.has(id)) continue;
        const answer = await send(id);
        if (answer?.kind === 'saved') {
          sent += 1;
          dropped += answer.dropped;
        }
        if (answer?.kind !== 'waits') continue;
        ({ why } = answer);
        if (answer.isAway) break;
      }
      const waiting = await open();
      const left = waiting.filter(({ id }) => !refused.has(id)).length;
      const takenOver = await takeOver(outbox, sent, left === 0);
      const kept = problemOf(waiting, { refused, why, isLasting: await outbox.isLasting() });
      return { sent, left, takenOver, problem: kept ?? (dropped === 0 ? null : droppedWords(dropped)) };
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
      const { name, isPinned } = changes;
      const change = () =>
        outbox.change(seen.id, {
          ...(name !== undefined && { name: name?.trim() || null }),
          ...(isPinned !== undefined && { isPinned }),
        });
      if (seen.version === null && (await whenAlone(change)) !== null) return;
      opened.set(seen.id, await runs.change(seen, changes));
    },
    async remove(seen) {
      const { id } = seen;
      const take = async () => {
        const waiting = await outbox.get(id);
        if (waiting === null) return null;
        await outbox.remove(id);
        removed.add(id);
        if (waiting.holder) await runs.eraseBegun(id, waiting.holder).catch(() => undefined);
        return waiting;
      };
      const waiting = seen.version === null ? await whenAlone(take) : null;
      if (waiting === null) return (await runs.remove(seen)) ? () => runs.restore(id) : null;
      return async () => {
        removed.delete(id);
        await history.save(waiting);
      };
    },
    async restore(id) {
      if (!removed.delete(id)) await runs.restore(id);
    },
  };

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

/** Returns a function that runs one thing at a time, in all tabs: if two sent the same run, an earlier state of it could arrive last. */
function createTurns(): <Result>(act: () => Promise<Result>) => Promise<Result> {
  // Absent on a page without HTTPS: then only this tab takes turns.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  let before: Promise<unknown> = Promise.resolve();
  return (act) => {
    if (locks) return locks.request('tweakbench.outbox', act);
    const turn = before.then(act);
    before = turn.catch(() => undefined);
    return turn;
  };
}

/** Resolves with the number of runs of an earlier release that were sent, when all were; else with 0. */
async function takeOver(outbox: Outbox, sent: number, isOver: boolean): Promise<number> {
  if (!(await outbox.hasEarlierRuns())) return 0;
  if (sent > 0) await outbox.countMoved(sent);
  return isOver ? outbox.endTakeover() : 0;
}
