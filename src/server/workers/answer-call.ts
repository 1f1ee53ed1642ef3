import type { JobCalls } from '#engine/component-base/component-job.ts';
import type { JobCall, JobCallAnswer } from './worker-messages.ts';

/** What a component in a thread asks of the server. */
export async function answerCall(calls: JobCalls, asked: JobCall): Promise<JobCallAnswer> {
  switch (asked.name) {
    case 'store':
      return calls.store(asked.message);
    case 'history':
      return calls.history(asked.session, asked.limit);
    case 'readFile':
      return calls.readFile(asked.path);
  }
}
