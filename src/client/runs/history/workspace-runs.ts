/** The runs of the workspace, over `/workspace/v1` of the page's own server. */
import * as z from 'zod/mini';
import { errorMessage } from '#contract/error-message.ts';
import { isJsonObject } from '#contract/json.ts';
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
import { parseRun } from '#run/evidence/parse-run.ts';
import type { Run } from '#run/model/run.ts';
import type { ConnectionValue } from '../../api/connection-provider.tsx';
import { type JsonAnswer, RequestError } from '../../api/fetch-json.ts';
import { workspaceFailure } from '../../api/workspace-failure.ts';
import { type WorkspaceRequestOptions, workspaceRequest } from '../../api/workspace-request.ts';
import { ChangedRunError, type SeenRun, type StoredRun } from './run-history.ts';
import { type RunSummary, summaryOf } from './run-summary.ts';
import { saveBody } from './save-body.ts';

/** A run may have 50 MB. No other tab can send meanwhile. */
const SAVE_MS = 2 * 60_000;
/** A run begins only when it has its number. */
const NUMBER_MS = 3_000;

export type SaveAnswer =
  | { kind: 'saved'; entry: RunEntry; dropped: number }
  /** Somebody has deleted it. */
  | { kind: 'deleted' }
  /** The server will never take it. */
  | { kind: 'refused'; why: string }
  /** To be sent again. `isAway` if the server takes no run at the moment. */
  | { kind: 'waits'; why: string; isAway: boolean };

/** Each rejects with a sentence if the server does not answer or has failed. */
export interface WorkspaceRuns {
  reserveNumber(): Promise<number>;
  save(stored: StoredRun): Promise<SaveAnswer>;
  /** Newest first; of one flow if `flow` is given. */
  list(query: { limit: number; flow?: string }): Promise<{ entries: RunEntry[]; hasMore: boolean }>;
  /** Null if there is no such run, or none that this page can show. */
  read(id: string): Promise<StoredRun | null>;
  /** Resolves with the run as it is then. */
  change(seen: SeenRun, changes: RunChanges): Promise<RunSummary>;
  /** False if there is no such run. */
  remove(seen: SeenRun): Promise<boolean>;
  restore(id: string): Promise<void>;
}

export function createWorkspaceRuns(keyOf: ConnectionValue['keyOf']): WorkspaceRuns {
  const ask = async (path: string, options: WorkspaceRequestOptions = {}): Promise<JsonAnswer> => {
    try {
      return await workspaceRequest(keyOf, path, { ...options, accepted: FAILURES });
    } catch (error) {
      throw new Error(error instanceof Error ? workspaceFailure(error) : 'The server could not be asked.', {
        cause: error,
      });
    }
  };
  const edit = async (seen: SeenRun, method: 'PATCH' | 'DELETE', body?: RunChanges) => {
    const headers = { 'if-match': seen.version === null ? '*' : `"${seen.version}"` };
    const answer = await ask(runPath(seen.id), { method, headers, ...(body && { body }) });
    const changed = answer.status === 412 ? z.safeParse(changedRunSchema, answer.body) : null;
    if (changed?.success) throw new ChangedRunError(summaryOf(changed.data.entry));
    return answer;
  };
  return {
    async reserveNumber() {
      const answer = await ask('/numbers', { method: 'POST', timeoutMs: NUMBER_MS });
      return read(reservedNumberSchema, answer).number;
    },
    async save(stored) {
      const { run } = stored;
      let answer: JsonAnswer;
      try {
        const put = async (kept: Run) => {
          const body = await saveBody({ ...stored, run: kept });
          return ask(runPath(run.id), { method: 'PUT', body, timeoutMs: SAVE_MS });
        };
        answer = await put(run);
        const whole = answer.status === 422 ? withoutHalves(run) : null;
        if (whole !== null) answer = await put(whole);
        if (answer.status < 300) return { kind: 'saved', ...read(savedRunSchema, answer) };
      } catch (error) {
        const failure = error instanceof Error && error.cause instanceof RequestError ? error.cause.error : null;
        // A proxy in front of the server takes no body of this size.
        const isRefused = failure?.status === 413;
        const why = errorMessage(error);
        return isRefused ? { kind: 'refused', why } : { kind: 'waits', why, isAway: isAway(failure?.status ?? null) };
      }
      if (answer.status === 410) return { kind: 'deleted' };
      const why = detailOf(answer);
      if (REFUSALS.has(answer.status)) return { kind: 'refused', why };
      return { kind: 'waits', why, isAway: isAway(answer.status) };
    },
    async list({ limit, flow }) {
      const query = new URLSearchParams({ limit: String(limit), ...(flow !== undefined && { flow }) });
      const { runs, next } = read(runListSchema, await ask(`/runs?${query}`));
      return { entries: runs, hasMore: next !== null };
    },
    async read(id) {
      if (!RUN_ID.test(id)) return null;
      const answer = await ask(runPath(id));
      if (answer.status === 404) return null;
      const { entry, run } = read(readRunSchema, answer);
      const parsed = parseRun(run);
      return parsed && { run: { ...parsed, number: entry.number }, summary: summaryOf(entry) };
    },
    async change(seen, changes) {
      const answer = await edit(seen, 'PATCH', changes);
      if (answer.status === 404) throw new Error('This run was deleted.');
      return summaryOf(read(runEntrySchema, answer));
    },
    async remove(seen) {
      const answer = await edit(seen, 'DELETE');
      if (answer.status === 404) return false;
      if (answer.status >= 300) throw new Error(detailOf(answer));
      return true;
    },
    async restore(id) {
      read(runEntrySchema, await ask(`${runPath(id)}/restore`, { method: 'POST' }));
    },
  };
}

/** All that the server answers in words. */
const FAILURES = [400, 401, 403, 404, 409, 410, 412, 413, 422, 428, 429, 500, 502, 503, 504, 507];
const REFUSALS: ReadonlySet<number> = new Set([400, 413, 422]);
/** As `runIdSchema` of the contract. */
const RUN_ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * An answer may have half of a character (a stream that was cut inside an emoji), which JSON can hold and UTF-8 cannot. Replaces
 * them; null if there are none.
 */
function withoutHalves(run: Run): Run | null {
  const text = JSON.stringify(run);
  // `JSON.stringify` escapes only halves in this way.
  const whole = text.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/g, (all, half) => (half === undefined ? all : '\\ufffd'));
  return whole === text ? null : JSON.parse(whole);
}

/** False if another run may be taken all the same. */
function isAway(status: number | null): boolean {
  return status === null || status > 500 || [401, 403, 429].includes(status);
}

const runPath = (id: string) => `/runs/${encodeURIComponent(id)}`;

function read<Schema extends z.ZodMiniType>(schema: Schema, answer: JsonAnswer): z.infer<Schema> {
  if (answer.status >= 300) throw new Error(detailOf(answer));
  const parsed = z.safeParse(schema, answer.body);
  if (!parsed.success) throw new Error('The server answered with something that this page does not understand.');
  return parsed.data;
}

function detailOf({ status, body }: JsonAnswer): string {
  if (status === 401) return 'The server of this page asks for its token or API key again. Reload the page.';
  const detail = isJsonObject(body) ? body.detail : null;
  if (typeof detail === 'string' && detail !== '') return detail.endsWith('.') ? detail : `${detail}.`;
  return `The server of this page answered with status ${status}.`;
}
