/** Goes on with a run whose page was left, if its job is still on the server. */
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { jobsToTakeUp, takenUpRun } from '#run/reduce/left-run.ts';
import { readJobState } from '#run/send/job-state.ts';
import type { PageServices } from '../../runs/page-services.ts';
import { performRun } from '../../runs/perform-run.ts';
import { findTimeouts } from '../../runs/prepare-run.ts';
import { readAgain, runKeys, writeRun } from '../../runs/run-cache.ts';

/**
 * `gone`: the server has forgotten it. `refused`: it wants a key. `held`: another page has it. `none`: it is over, or
 * it is somebody else's run. `later`: something else is in progress here, or the server cannot be asked.
 */
export type TakeUp = 'taken' | 'gone' | 'refused' | 'held' | 'none' | 'later';

const ASK_MS = 10_000;

/** Resolves when the run goes on, or with why it does not. `connection` is to its server. Never rejects. */
export async function takeUpRun(services: PageServices, connection: Connection, run: Run): Promise<TakeUp> {
  const { client, activeRun, decisions } = services;
  const jobs = jobsToTakeUp(run);
  const newest = jobs.at(-1);
  if (newest === undefined) return 'gone';
  const controller = activeRun.claim();
  if (controller === null) return 'later';
  const release = () => activeRun.release(controller);
  const outcome = await claim(newest.id, controller.signal).catch((): TakeUp => 'later');
  if (outcome !== 'taken') release();
  // Another page may have saved its end meanwhile.
  if (outcome === 'none') void readAgain(client, runKeys.run(run.id));
  return outcome;

  async function claim(job: string, signal: AbortSignal): Promise<TakeUp> {
    const { kind } = await readJobState(connection, job, AbortSignal.timeout(ASK_MS));
    if (kind !== 'there') return kind === 'unknown' ? 'later' : kind;
    const history = await services.openHistory();
    const taken = await history.take(run.id);
    if (taken !== 'yours') return taken;
    const timeouts = await findTimeouts(client, connection);
    const again = takenUpRun(run, jobs);
    const agoMs = Math.max(0, Date.now() - run.startedAt);
    writeRun(client, again);
    const prepared = {
      run: again,
      // The secrets of this plan are masked, which does no harm: nothing of it is sent.
      plan: again.plan,
      connection,
      timeouts,
      history,
      decisions,
      secrets: connection.apiKey === null ? [] : [connection.apiKey],
      traced: null,
      noValues: null,
      takesUp: { jobs, agoMs },
    };
    void performRun(services, prepared, signal, release).finally(release);
    return 'taken';
  }
}
