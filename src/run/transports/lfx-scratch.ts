/** Uploads the opened flow, changed by the request, to `lfx serve`, runs it there, and deletes it, however the run ends. */
import type { FlowGraph } from '#contract/flow-export.ts';
import type { JsonObject } from '#contract/json.ts';
import { lfxEndpoints } from '#contract/lfx/lfx-endpoints.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { PlannedRequest, ScratchFlow } from '../model/request-plan.ts';
import { deleteScratch, newScratch } from '../send/scratch-flows.ts';
import { writeChanges } from '../translation/write-tweaks.ts';
import { lfxReply } from './lfx-run.ts';
import { openAnswer } from './open-answer.ts';
import type { TransportContext } from './transport.ts';

/** Yields the events after the whole answer, and ends after the scratch flow is deleted. Throws like every `Transport`. */
export async function* lfxScratch(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
  const { connection, graph } = context;
  if (!request.scratch || graph === null)
    throw new Error('The file of this flow is not open any more. Open it again, and run.');
  const data = changedGraph(graph, request.scratch);
  const scratch = newScratch(Date.now());
  // A page that is closed ends nothing in order, but its last requests may outlive it.
  const leave = () => void deleteScratch(connection, scratch);
  globalThis.addEventListener?.('pagehide', leave);
  try {
    const uploaded = await openAnswer({ ...request, path: lfxEndpoints.upload, body: { ...scratch, data } }, context);
    await uploaded.body?.cancel();
    yield* lfxReply({ ...request, path: lfxEndpoints.run(scratch.id) }, context, request.scratch);
  } finally {
    globalThis.removeEventListener?.('pagehide', leave);
    // Also after an upload without an answer, which may have arrived.
    if (!(await deleteScratch(connection, scratch))) context.keepLeftover(scratch.name);
  }
}

function changedGraph(graph: FlowGraph, { changes }: ScratchFlow): JsonObject {
  const data = writeChanges(JSON.parse(JSON.stringify(graph)), changes);
  if (data === null) throw new Error('The opened flow no longer has a field that the tweaks set.');
  return data;
}
