/** Adds runs to the history that were not started by Run. */
import type { Run } from '#run/model/run.ts';
import { randomId } from '../shell/ui/browser/random-id.ts';
import { rememberOwnRun } from './history/own-runs.ts';
import { announceRuns } from './history/run-channel.ts';
import { summarizeRun } from './history/run-summary.ts';
import type { PageServices } from './page-services.ts';
import { readAgain, runKeys } from './run-cache.ts';

/** Gives each a new number, except those that are in the history already. Resolves with their ids. */
export async function addRuns(
  { client, current, openHistory }: PageServices,
  runs: readonly Run[],
  change: string,
): Promise<string[]> {
  const history = await openHistory();
  const ids: string[] = [];
  for (const run of runs) {
    // If the server cannot be asked, it is another run: it must not replace one that the server may have.
    const id = await history.get(run.id).then(
      (known) => (known === null ? run.id : null),
      () => randomId(),
    );
    ids.push(id ?? run.id);
    if (id === null) continue;
    rememberOwnRun(id);
    const added = { ...run, id, number: await history.nextNumber() };
    const stored = { run: added, summary: summarizeRun(added, change) };
    const { problem, wasDeleted } = await history.save(stored);
    if (problem !== null) current.setState({ problem });
    if (!wasDeleted) continue;
    await history.restore(id);
    await history.save(stored);
  }
  announceRuns();
  await readAgain(client, runKeys.summaries);
  // A view may have looked for a run before it was added.
  for (const id of ids) client.removeQueries({ queryKey: runKeys.run(id) });
  return ids;
}
