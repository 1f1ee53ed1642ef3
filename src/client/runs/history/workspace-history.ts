/** See `RunHistory`. */
import { errorMessage } from '#contract/error-message.ts';
import type { Run } from '#run/model/run.ts';
import type { Outbox } from './outbox.ts';
import { droppedSentence } from './outbox-sentences.ts';
import type { ListedRuns, RunHistory, SavedRun, SummarizedRun } from './run-history.ts';
import { type RunSummary, summarizeRun, summaryOf } from './run-summary.ts';
import { runKey, type WaitingRun } from './waiting.ts';
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
  /** Ids of runs that were deleted before they were sent. */
  const removed = new Set<string>();
  /** Numbers that the server has reserved for runs of this page. */
  const reserved = new Set<number>();
  let lastNumber = 0;
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

  const waitingOf = ({ run, summary }: SummarizedRun): WaitingRun => ({
    run,
    summary,
    isReserved: reserved.has(run.number),
    holder: own.has(run.id) ? runs.holder : null,
  });

  const list = async (): Promise<ListedRuns> => {
    const read = await readNewest(runs);
    if (read.problem === null) known = read;
    return { ...(known ?? read), summaries: all(), problem: read.problem };
  };

  /** The runs of the server, as last read, and those that wait, also if the server has only their beginning. */
  const all = (): RunSummary[] => {
    const waits = outbox.runs().map(({ summary }) => summary);
    const ended = new Set(waits.map(({ id }) => id));
    const saved = (known?.summaries ?? []).filter(({ id, isLeft }) => !(isLeft && ended.has(id)));
    const ids = new Set(saved.map(({ id }) => id));
    const waiting = waits.filter(({ id }) => !ids.has(id));
    return [...saved, ...waiting].toSorted((left, right) => right.number - left.number);
  };

  const get = async (id: string) => {
    const waiting = outbox.runOf(id);
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
        lastNumber = 1 + Math.max(lastNumber, ...all().map(({ number }) => number));
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
    keep(run) {
      if (!removed.has(run.id)) outbox.hold(waitingOf({ run, summary: summarizeRun(run, '') }));
    },
    async save(stored): Promise<SavedRun> {
      const { id, request } = stored.run;
      if (removed.has(id)) return { problem: null, wasDeleted: true, wasTaken: false };
      last = { id, request };
      const waiting = waitingOf(stored);
      outbox.hold(waiting);
      await beginning;
      // Unless it was deleted meanwhile.
      const answer = outbox.runOf(id) === null ? null : await outbox.addRun(waiting);
      const dropped = droppedBefore + (answer?.kind === 'saved' ? answer.dropped : 0);
      droppedBefore = 0;
      const [wasDeleted, wasTaken] = [answer?.kind === 'deleted', answer?.kind === 'taken'];
      return { problem: dropped === 0 ? null : droppedSentence(dropped), wasDeleted, wasTaken };
    },
    list,
    get,
    find: async (id) => all().find((one) => one.id === id) ?? opened.get(id) ?? null,
    async requestBefore({ number, flow }) {
      const isBefore = (one: RunSummary) => one.number < number && one.flow.id === flow.id;
      try {
        if (known === null) await list();
        const found = all().find(isBefore) ?? (known?.hasMore ? await searchBefore(runs, flow.id, isBefore) : null);
        if (!found) return null;
        return last?.id === found.id ? last : await get(found.id);
      } catch {
        return null;
      }
    },
    async change(seen, changes) {
      const { name, isPinned } = changes;
      const now = {
        ...(name !== undefined && { name: name?.trim() || null }),
        ...(isPinned !== undefined && { isPinned }),
      };
      // A run that is being sent may be on the server afterwards.
      if (seen.version === null) await outbox.settled(runKey(seen.id));
      if (seen.version === null && outbox.changeRun(seen.id, now)) return;
      opened.set(seen.id, await runs.change(seen, changes));
    },
    async remove(seen) {
      const { id } = seen;
      if (seen.version === null) await outbox.settled(runKey(id));
      const waiting = seen.version === null ? outbox.runOf(id) : null;
      if (waiting === null) return (await runs.remove(seen)) ? () => runs.restore(id) : null;
      outbox.discard([runKey(id)]);
      removed.add(id);
      // Its beginning, if it is still being sent, must not arrive after this.
      await beginning;
      if (waiting.holder) await runs.eraseBegun(id, waiting.holder).catch(() => undefined);
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

/** For the outbox. The server erases what it has of the beginning of a run whose end it refuses. */
export async function sendWaitingRun(
  runs: WorkspaceRuns,
  { run, summary, isReserved, holder }: WaitingRun,
): Promise<SaveAnswer> {
  const number = isReserved ? run.number : UNRESERVED;
  const answer = await runs.save({ run: { ...run, number }, summary }, holder ?? undefined);
  if (answer.kind === 'refused' && holder !== null) await runs.eraseBegun(run.id, holder).catch(() => undefined);
  return answer;
}
