/** Writes tweaks into a flow of a Langflow for good, with a version of the flow before. */
import { endpoints } from '#contract/endpoints.ts';
import { isJsonEqual, isJsonObject } from '#contract/json.ts';
import { graphFingerprint } from '#flow/index/graph-fingerprint.ts';
import type { Connection } from '#run/model/connection.ts';
import type { RunVersion } from '#run/model/run-version.ts';
import { type FieldToWrite, writeChanges } from '#run/translation/write-tweaks.ts';
import { fetchJson } from './fetch-json.ts';
import type { FlowDetail } from './flow-detail.ts';
import { parseFlowDetail } from './parse-flows.ts';
import { saveVersion, whenFree } from './versions-query.ts';

export interface MadeFlow {
  /** What is known of the flow now: `unknown` if it could not be read again. */
  flow: 'unchanged' | 'written' | 'other' | 'unknown';
  /** The flow as it was before; null if it was not kept. */
  snapshot: RunVersion | null;
  /** What went wrong; null if nothing did. */
  failure: Error | null;
}

/** Never rejects. `flow` is what the person saw: if the server has another graph by now, nothing is written. */
export async function makeFlow(
  connection: Connection,
  flow: FlowDetail,
  written: readonly FieldToWrite[],
): Promise<MadeFlow> {
  let snapshot: RunVersion | null = null;
  try {
    const reply = await fetchJson(connection, endpoints.flow(flow.id));
    const changes = written.map(({ change }) => change);
    const data = isJsonObject(reply) && isJsonObject(reply.data) ? writeChanges(reply.data, changes) : null;
    if (data === null || graphFingerprint(parseFlowDetail(reply, flow.id)) !== graphFingerprint(flow))
      throw new Error('The flow changed on the server since it was loaded here. Look at the fields again.');
    snapshot = await saveVersion(connection, flow.id, 'Before tweaks of Tweakbench');
    await whenFree(() => fetchJson(connection, endpoints.flow(flow.id), { method: 'PATCH', body: { data } }));
    return { flow: await stateOf(connection, flow, written), snapshot, failure: null };
  } catch (thrown) {
    const failure = thrown instanceof Error ? thrown : new Error(String(thrown));
    // A change whose answer was lost may have been made.
    return { flow: snapshot === null ? 'unchanged' : await stateOf(connection, flow, written), snapshot, failure };
  }
}

async function stateOf(
  connection: Connection,
  flow: FlowDetail,
  written: readonly FieldToWrite[],
): Promise<MadeFlow['flow']> {
  try {
    const now = parseFlowDetail(await fetchJson(connection, endpoints.flow(flow.id)), flow.id);
    const isWritten = written.every(({ component, field, after }) =>
      isJsonEqual(now.index.byId.get(component.id)?.fields.get(field)?.value, after),
    );
    if (isWritten) return 'written';
    return graphFingerprint(now) === graphFingerprint(flow) ? 'unchanged' : 'other';
  } catch {
    return 'unknown';
  }
}
