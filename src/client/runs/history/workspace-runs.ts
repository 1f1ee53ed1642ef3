/** The runs of the workspace, over `/workspace/v1` of the page's own server. */
import * as z from 'zod/mini';
import { errorMessage } from '#contract/error-message.ts';
import {
  changedRunSchema,
  type RunChanges,
  type RunEntry,
  readRunSchema,
  runEntrySchema,
  runListSchema,
  savedRunSchema,
} from '#contract/workspace/run-entry.ts';
import { reservedNumberSchema } from '#contract/workspace/workspace-info.ts';
import { parseBegunRun, parseRun } from '#run/evidence/parse-run.ts';
import { leftRun } from '#run/reduce/left-run.ts';
import { nextTask } from '#run/send/yield-to-host.ts';
import type { ConnectionValue } from '../../shell/api/connection-provider.tsx';
import type { JsonAnswer } from '../../shell/api/fetch-json.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import { HeldRunError } from './held-run-error.ts';
import { ChangedRunError, type SeenRun, type SummarizedRun } from './run-history.ts';
import { type RunSummary, summaryOf } from './run-summary.ts';
import { saveBody, TooLargeRunError } from './save-body.ts';
import {
  checkAnswered,
  createWorkspaceClient,
  detailOf,
  failedStatus,
  isRefused,
  readAnswer,
  SAVE_MS,
  takesNothing,
} from './workspace-client.ts';

/** A run begins only when it has its number. */
const NUMBER_MS = 3_000;
/** The end of a run is not saved before its beginning. */
const BEGIN_MS = 10_000;

export type SaveAnswer =
  | { kind: 'saved'; entry: RunEntry; dropped: number }
  /** Somebody has deleted it. */
  | { kind: 'deleted' }
  /** Another page has it, or has saved its end. */
  | { kind: 'taken' }
  /** The server will not take it, `isFinal` if it never will. */
  | { kind: 'refused'; why: string; isFinal: boolean }
  /** The run is to be sent again. `isAway` if the server takes no run at the moment. */
  | { kind: 'waits'; why: string; isAway: boolean };

/** Each rejects with a sentence if the server does not answer or has failed. */
export interface WorkspaceRuns {
  /** The name of this page as the one that has a run. */
  holder: string;
  reserveNumber(): Promise<number>;
  /** `holder`: the page that had it; absent for a run that no page has begun. */
  save(stored: SummarizedRun, holder?: string): Promise<SaveAnswer>;
  /** Saves a run that has begun, for this page. Resolves with the number of older runs that were deleted for it. */
  begin(stored: SummarizedRun): Promise<number>;
  /** Takes up a run that has begun, or says that this page still has it; `none` if it is not there, is over, or is somebody else's. */
  take(id: string): Promise<'yours' | 'held' | 'none'>;
  /** Lets another page take it up. Sent also by a page that is being left. */
  release(id: string): Promise<void>;
  /** Erases what the server has of the beginning of a run whose end it refused: it would be shown as one that did not finish. */
  eraseBegun(id: string, holder: string): Promise<void>;
  /** Newest first; of one flow if `flow` is given. Without those that a page has at the moment. */
  list(query: { limit: number; flow?: string }): Promise<{ entries: RunEntry[]; hasMore: boolean }>;
  /** Null if there is no such run, or none that this page can show. Rejects with HeldRunError while another page has it. */
  read(id: string): Promise<SummarizedRun | null>;
  /** Resolves with the run as it is then. */
  change(seen: SeenRun, changes: RunChanges): Promise<RunSummary>;
  /** False if there is no such run. */
  remove(seen: SeenRun): Promise<boolean>;
  restore(id: string): Promise<void>;
}

export function createWorkspaceRuns(keyOf: ConnectionValue['keyOf']): WorkspaceRuns {
  const workspaceClient = createWorkspaceClient(keyOf);
  const holder = randomId();
  const edit = async (seen: SeenRun, method: 'PATCH' | 'DELETE', body?: RunChanges) => {
    const headers = { 'if-match': seen.version === null ? '*' : `"${seen.version}"` };
    const answer = await workspaceClient(runPath(seen.id), { method, headers, ...(body && { body }) });
    const changed = answer.status === 412 ? z.safeParse(changedRunSchema, answer.body) : null;
    if (changed?.success) throw new ChangedRunError(summaryOf(changed.data.entry));
    return answer;
  };
  return {
    holder,
    async reserveNumber() {
      const answer = await workspaceClient('/numbers', { method: 'POST', timeoutMs: NUMBER_MS });
      return readAnswer(reservedNumberSchema, answer).number;
    },
    async save(stored, runHolder) {
      let answer: JsonAnswer;
      try {
        const body = await saveBody(stored, runHolder);
        answer = await workspaceClient(runPath(stored.run.id), { method: 'PUT', body, timeoutMs: SAVE_MS });
        if (answer.status < 300) return { kind: 'saved', ...readAnswer(savedRunSchema, answer) };
      } catch (error) {
        const why = errorMessage(error);
        if (error instanceof TooLargeRunError) return { kind: 'refused', why: `${why}.`, isFinal: true };
        const status = failedStatus(error);
        // Also of a proxy in front of the server, which takes no body of this size.
        return isRefused(status)
          ? { kind: 'refused', why, isFinal: false }
          : { kind: 'waits', why, isAway: takesNothing(status) };
      }
      if (answer.status === 410) return { kind: 'deleted' };
      if (answer.status === 409) return { kind: 'taken' };
      const why = detailOf(answer);
      if (isRefused(answer.status)) return { kind: 'refused', why, isFinal: false };
      return { kind: 'waits', why, isAway: takesNothing(answer.status) };
    },
    async begin(stored) {
      const body = await saveBody(stored, holder);
      const answer = await workspaceClient(runPath(stored.run.id), { method: 'PUT', body, timeoutMs: BEGIN_MS });
      return readAnswer(savedRunSchema, answer).dropped;
    },
    async take(id) {
      const answer = await workspaceClient(`${runPath(id)}/lease`, { method: 'PUT', body: { holder } });
      if (answer.status === 409) return 'held';
      checkAnswered(answer);
      return answer.status === 204 ? 'none' : 'yours';
    },
    async release(id) {
      await workspaceClient(`${runPath(id)}/lease?holder=${holder}`, { method: 'DELETE', isLast: true });
    },
    async eraseBegun(id, runHolder) {
      await workspaceClient(`${runPath(id)}/lease?holder=${runHolder}&erase=1`, { method: 'DELETE' });
    },
    async list({ limit, flow }) {
      const query = new URLSearchParams({ limit: String(limit), ...(flow !== undefined && { flow }) });
      const { runs, next } = readAnswer(runListSchema, await workspaceClient(`/runs?${query}`));
      return { entries: runs, hasMore: next !== null };
    },
    async read(id) {
      if (!RUN_ID.test(id)) return null;
      const answer = await workspaceClient(`${runPath(id)}?missing=204`);
      if (answer.status === 204) return null;
      // Each of these steps over a large run takes part of a second.
      await nextTask();
      const { entry, run } = readAnswer(readRunSchema, answer);
      await nextTask();
      if (entry.isHeld) throw new HeldRunError();
      const begun = entry.status === 'running' ? parseBegunRun(run) : null;
      const parsed = begun === null ? parseRun(run) : leftRun(begun);
      return parsed && { run: { ...parsed, number: entry.number }, summary: summaryOf(entry) };
    },
    async change(seen, changes) {
      const answer = await edit(seen, 'PATCH', changes);
      if (answer.status === 404) throw new Error('This run was deleted.');
      return summaryOf(readAnswer(runEntrySchema, answer));
    },
    async remove(seen) {
      const answer = await edit(seen, 'DELETE');
      if (answer.status === 404) return false;
      if (answer.status >= 300) throw new Error(detailOf(answer));
      return true;
    },
    async restore(id) {
      readAnswer(runEntrySchema, await workspaceClient(`${runPath(id)}/restore`, { method: 'POST' }));
    },
  };
}

/** The same as `runIdSchema` of the contract. */
const RUN_ID = /^[A-Za-z0-9_-]{1,64}$/;

const runPath = (id: string) => `/runs/${encodeURIComponent(id)}`;
