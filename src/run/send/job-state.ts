/** The state of a background job of a Langflow, or of a run of the embedded engine that can be read again. */
import { isJsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';
import { jobEndpoints } from '#contract/routes/job-endpoints.ts';
import type { Connection } from '../model/connection.ts';
import { sendRequest } from './send-request.ts';

/**
 * `there`: it can be read, also when it has ended; `status` is what the server calls its state (`suspended`, `in_progress`, …).
 * `gone`: the server has forgotten it. `refused`: the key is missing or wrong. `unknown`: the server cannot be asked just now.
 */
export type JobState = { kind: 'there'; status: string } | { kind: 'gone' | 'refused' | 'unknown' };

/** Statuses with which the relay, a proxy or a busy server answers in place of the job. */
export const AWAY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

const ENDED: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled', 'timed_out']);

/** True if there is nothing to stop. */
export function isJobOver(state: JobState): boolean {
  return state.kind === 'gone' || (state.kind === 'there' && ENDED.has(state.status));
}

/** Never rejects. */
export async function readJobState(connection: Connection, job: string, signal: AbortSignal): Promise<JobState> {
  try {
    const response = await sendRequest(connection, jobEndpoints.job(job), { signal, cache: 'no-store' });
    return stateOf(response.status, tryParseJson(await response.text()));
  } catch {
    return { kind: 'unknown' };
  }
}

function stateOf(status: number, body: JsonValue | undefined): JobState {
  if (status === 401 || status === 403) return { kind: 'refused' };
  // The embedded engine has forgotten it; a Langflow never had it (wire/human-input.json).
  if (status === 204 || status === 404) return { kind: 'gone' };
  if (status === 408) return { kind: 'there', status: 'timed_out' };
  if (!isJsonObject(body)) return { kind: 'unknown' };
  // A failed job is a 500 (wire/human-input.json), as other failures of a server are.
  if (isJsonObject(body.detail) && body.detail.code === 'JOB_FAILED') return { kind: 'there', status: 'failed' };
  return status === 200 && typeof body.status === 'string'
    ? { kind: 'there', status: body.status }
    : { kind: 'unknown' };
}
