/**
 * Makes suites and results of the batches, variants and runs of variants that earlier releases kept. Once, because what is made
 * has always the same id; nothing is deleted.
 */
import { resultListSchema } from '#contract/workspace/result.ts';
import type { Connection } from '#run/model/connection.ts';
import { draftScope } from '../../../draft/storage/draft-scope.ts';
import { KIND } from '../../../runs/history/result-info.ts';
import { announceRuns } from '../../../runs/history/run-channel.ts';
import type { Ask } from '../../../runs/history/workspace-ask.ts';
import { workspacePages } from '../../../runs/history/workspace-pages.ts';
import type { PageServices } from '../../../runs/page-services.ts';
import { flowsQuery } from '../../../shell/api/flows-query.ts';
import type { SuitesService } from '../../store/suites-service.ts';
import { moveBrowserBatches } from './browser-batches.ts';
import { earlierBatches, suiteOfEarlierBatch } from './earlier-batches.ts';
import { earlierSets } from './earlier-sets.ts';
import { earlierMatrixRuns, suiteOfMatrixRun } from './earlier-variants.ts';
import { type EarlierSuite, saveEarlier } from './save-earlier.ts';

/** Resolves with how many suites were made. Rejects with a sentence when the server cannot be asked; the next call goes on. */
export async function takeOverSuites(
  { client, openHistory }: Pick<PageServices, 'client' | 'openHistory'>,
  service: SuitesService,
  connection: Connection,
): Promise<number> {
  const { ask } = await service.open();
  await moveBrowserBatches(ask);
  const [suites, results] = [new Set((await service.suites.list()).map(({ id }) => id)), await endedResults(ask)];
  let made = 0;
  const save = async (earlier: EarlierSuite | null) => {
    if (earlier !== null && (await saveEarlier(service, ask, earlier))) made += 1;
  };
  for (const entry of await earlierBatches(ask))
    if (!results.has(`batch-${entry.id}`)) await save(await suiteOfEarlierBatch(ask, entry));
  const history = await openHistory();
  for (const id of await earlierMatrixRuns(ask)) {
    const run = results.has(`variants-${id}`) ? null : await history.get(id);
    await save(run && suiteOfMatrixRun(run));
  }
  const flows = await client.ensureQueryData(flowsQuery(connection));
  const known = flows.map(({ id, name, endpoint_name: endpoint = null }) => ({ id, name, endpoint }));
  for (const set of earlierSets(draftScope(connection), connection.address ?? null, known))
    if (!suites.has(set.id)) await save(set);
  if (made > 0) announceRuns();
  return made;
}

/** Ids of the results that were saved completely, also of deleted ones. */
async function endedResults(ask: Ask): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const page of workspacePages(ask, resultListSchema, `/results?kind=${KIND}&limit=200`))
    for (const { id, status } of page.results) if (status !== 'begun') found.add(id);
  return found;
}
