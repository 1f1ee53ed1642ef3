/** Ends a job on the server: a background job of a Langflow, or a run of the embedded engine that waits for a person. */
import { jobEndpoints } from '#contract/routes/job-endpoints.ts';
import type { Connection } from '../model/connection.ts';
import { jsonPost } from './json-post.ts';
import { sendRequest } from './send-request.ts';

const LIMIT_MS = 10_000;

/** The run's own signal is aborted by then, and a page that is being left still sends this. Never throws. */
export function stopJob(connection: Connection, job: string): void {
  void sendRequest(connection, jobEndpoints.stop, {
    ...jsonPost({ job_id: job }),
    signal: AbortSignal.timeout(LIMIT_MS),
    keepalive: true,
  }).catch(() => undefined);
}
