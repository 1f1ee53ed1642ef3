/** Adds runs to the history that were not started by Run. */
import type { Run } from '#run/model/run.ts';
import { announceRuns } from './history/run-channel.ts';
import { summarizeRun } from './history/run-summary.ts';
import type { PageServices } from './page-services.ts';
import { historyProblem, runKeys } from './run-cache.ts';

/** Gives each a new number, except those that are in the history already. */
export async function addRuns(
  { client, openHistory }: PageServices,
  runs: readonly Run[],
  change: string,
): Promise<void> {
  const history = await openHistory();
  for (const run of runs) {
    // If the server cannot be asked: it keeps a run once, however often it is sent.
    if ((await history.get(run.id).catch(() => null)) !== null) continue;
    const kept = { ...run, number: await history.nextNumber() };
    const stored = { run: kept, summary: summarizeRun(kept, change) };
    const { problem, wasDeleted } = await history.save(stored);
    if (problem !== null) historyProblem.write(client, problem);
    if (!wasDeleted) continue;
    await history.restore(run.id);
    await history.save(stored);
  }
  announceRuns();
  await client.invalidateQueries({ queryKey: runKeys.summaries });
  void client.invalidateQueries({ queryKey: runKeys.waiting });
  // A view may have looked for a run before it was added.
  for (const { id } of runs) client.removeQueries({ queryKey: runKeys.run(id) });
}
