/** Whether a job of an earlier page can be read again. */
import { isJsonObject, tryParseJson } from '#contract/json.ts';
import { jobEndpoints } from '#contract/routes/job-endpoints.ts';
import type { Connection } from '../model/connection.ts';
import { sendRequest } from './send-request.ts';

/** `refused`: the key is missing or wrong. `unknown`: the server cannot be asked just now. */
export type JobState = 'there' | 'gone' | 'refused' | 'unknown';

/** A job that has ended is there too: its events say how. Never rejects. */
export async function readJobState(connection: Connection, job: string, signal: AbortSignal): Promise<JobState> {
  try {
    const response = await sendRequest(connection, jobEndpoints.job(job), { signal, cache: 'no-store' });
    const body = tryParseJson(await response.text());
    const { status } = response;
    if (status === 401 || status === 403) return 'refused';
    // The embedded engine has forgotten it; a Langflow never had it (wire/human-input.json).
    if (status === 204 || status === 404) return 'gone';
    // A failed job is a 500 here, and one that expired a 408.
    return isJsonObject(body) ? 'there' : 'unknown';
  } catch {
    return 'unknown';
  }
}
