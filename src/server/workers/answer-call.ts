import type { JobCalls } from '#engine/component-base/component-job.ts';
import type { JobCall, JobCallAnswer } from './worker-messages.ts';

/** What a component in a thread asks of the server. */
export async function answerCall(calls: JobCalls, call: JobCall): Promise<JobCallAnswer> {
  switch (call.name) {
    case 'store':
      return calls.store(call.message);
    case 'history':
      return calls.history(call.session, call.limit);
    case 'readFile':
      return calls.readFile(call.path);
  }
}
