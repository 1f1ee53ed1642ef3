/** Ends what the server still has of a run whose page was left, and keeps the run as stopped. */
import { errorMessage } from '#contract/error-message.ts';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { describeChange } from '#run/plan/describe-change.ts';
import { stopJob } from '#run/send/stop-job.ts';
import { announceRuns } from './history/run-channel.ts';
import { summarizeRun } from './history/run-summary.ts';
import type { PageServices } from './page-services.ts';
import { readAgain, runKeys, writeRun } from './run-cache.ts';

/** `connection` is to its server. Resolves with why it was not stopped; else with null. Never rejects. */
export async function stopLeftRun(
  { client, openHistory }: PageServices,
  connection: Connection,
  run: Run,
): Promise<string | null> {
  const { isLeft: _left, jobs = [], ...rest } = run;
  try {
    const history = await openHistory();
    const taken = await history.take(run.id);
    if (taken === 'held') return 'Another page has it now.';
    if (taken === 'yours') {
      const stopped = await Promise.all(jobs.map(({ id }) => stopJob(connection, id)));
      if (stopped.includes(false)) {
        await history.release(run.id);
        return 'Its server did not take the stop. Try again.';
      }
      const ended: Run = { ...rest, durationMs: Math.max(0, Date.now() - run.startedAt) };
      await history.save({ run: ended, summary: summarizeRun(ended, describeChange(ended, null)) });
      writeRun(client, ended);
    } else void readAgain(client, runKeys.run(run.id));
    announceRuns();
    void readAgain(client, runKeys.summaries);
    return null;
  } catch (error) {
    return errorMessage(error);
  }
}
