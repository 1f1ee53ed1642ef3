/** Ends a job on the server: a background job of a Langflow, or a run of the embedded engine that waits for a person. */
import { jobEndpoints } from '#contract/routes/job-endpoints.ts';
import type { Connection } from '../model/connection.ts';
import { jsonPost } from './json-post.ts';
import { sendRequest } from './send-request.ts';
import { TakenElsewhere } from './taken-elsewhere.ts';

const LIMIT_MS = 10_000;

/** True if the server has taken it. A page that is being left still sends this. Never rejects. */
export async function stopJob(connection: Connection, job: string): Promise<boolean> {
  const sent = sendRequest(connection, jobEndpoints.stop, {
    ...jsonPost({ job_id: job }),
    signal: AbortSignal.timeout(LIMIT_MS),
    keepalive: true,
  });
  return sent.then(
    ({ ok }) => ok,
    () => false,
  );
}

/** For a run that ends early, by its signal: not if another page goes on with the job. */
export function leaveJob(connection: Connection, job: string, signal: AbortSignal): void {
  if (!(signal.reason instanceof TakenElsewhere)) void stopJob(connection, job);
}
