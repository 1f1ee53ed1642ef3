/** Ends what the server still has of a run whose page was left, and saves the run as stopped. */
import { errorMessage } from '#contract/error-message.ts';
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { describeChange } from '#run/plan/describe-change.ts';
import { isJobOver, readJobState } from '#run/send/job-state.ts';
import { stopJob } from '#run/send/stop-job.ts';
import { announceRuns } from '../../runs/history/run-channel.ts';
import { summarizeRun } from '../../runs/history/run-summary.ts';
import type { PageServices } from '../../runs/page-services.ts';
import { readAgain, runKeys, writeRun } from '../../runs/run-cache.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';

const ASK_MS = 10_000;

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
      const stopped = await Promise.all(jobs.map(({ id }) => isStopped(connection, id)));
      if (stopped.includes(false)) {
        await history.release(run.id);
        return 'Its server did not take the stop. Try again.';
      }
      const ended: Run = { ...rest, durationMs: Math.max(0, Date.now() - run.startedAt) };
      await history.save({ run: ended, summary: summarizeRun(ended, describeChange(ended, null)) });
      writeRun(client, ended);
      announce('Run stopped');
    } else {
      // The run may have ended meanwhile: reading it again removes the stored beginning from the page.
      await readAgain(client, runKeys.run(run.id));
    }
    announceRuns();
    void readAgain(client, runKeys.summaries);
    return taken === 'none' ? 'Only who began it can stop it.' : null;
  } catch (error) {
    return errorMessage(error);
  }
}

/** Also true of a job that had ended, or that the server does not have any more. */
async function isStopped(connection: Connection, job: string): Promise<boolean> {
  if (await stopJob(connection, job)) return true;
  return isJobOver(await readJobState(connection, job, AbortSignal.timeout(ASK_MS)));
}
