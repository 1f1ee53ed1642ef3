/**
 * The flows of an `lfx serve`. It hands out their names only, so that a flow is known here when its file is opened. Opened files stay in
 * the memory of the page. Loaded on demand.
 */

import type { FlowExport } from '#contract/flow-export.ts';
import type { FlowSummary } from '#contract/flow-summary.ts';
import { lfxEndpoints } from '#contract/lfx/lfx-endpoints.ts';
import { lfxFlowSchema } from '#contract/lfx/lfx-replies.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { Connection } from '#run/model/connection.ts';
import { deleteScratch, isAbandoned, isScratch } from '#run/send/scratch-flows.ts';
import { useUiState } from '../state/ui-state.ts';
import { randomId } from '../ui/browser/random-id.ts';
import { notify } from '../ui/feedback/notify.ts';
import { fetchJson } from './fetch-json.ts';
import type { FlowDetail } from './flow-detail.ts';
import { parseFlowDetail } from './parse-flows.ts';

/**
 * The flows that an `lfx serve` has, and after them those of which only a file is open here. Removes scratch flows that runs
 * have left behind.
 */
export async function listLfxFlows(connection: Connection, signal: AbortSignal): Promise<FlowSummary[]> {
  const reply = await fetchJson(connection, lfxEndpoints.flows, { signal });
  if (!Array.isArray(reply)) throw new Error('The list of flows is not a list');
  const served = reply.flatMap((row) => lfxFlowSchema.safeParse(row).data ?? []);
  void removeAbandoned(
    connection,
    served.filter(({ title }) => isAbandoned(title, Date.now())),
  );
  const listed = served.filter(({ title }) => !isScratch(title)).map(({ id, title }) => ({ id, name: title }));
  const known = new Set(listed.map(({ id }) => id));
  const opened = [...openedOf(connection)].map(([id, flow]) => ({ id, name: flow.name ?? id }));
  return [...listed, ...opened.filter(({ id }) => !known.has(id))];
}

async function removeAbandoned(connection: Connection, flows: readonly { id: string; title: string }[]): Promise<void> {
  const removed = await Promise.all(flows.map((flow) => deleteScratch(connection, flow)));
  const count = removed.filter(Boolean).length;
  if (count === 0) return;
  notify({ message: `Removed ${formatCount(count, 'scratch flow')} that earlier runs had left on lfx serve` });
}

export async function readLfxFlow(connection: Connection, id: string, signal: AbortSignal): Promise<FlowDetail> {
  const opened = openedOf(connection).get(id);
  if (opened) return parseFlowDetail(opened, id);
  const { title } = lfxFlowSchema.parse(await fetchJson(connection, lfxEndpoints.info(id), { signal }));
  const detail = parseFlowDetail({ id, name: title, data: { nodes: [], edges: [] } }, id);
  return { ...detail, index: { ...detail.index, isUnknown: true } };
}

/** A file without an id is that of the open flow, unless that flow has a file already. */
export function openLfxFile(connection: Connection, flow: FlowExport, open: string | null): FlowDetail {
  const opened = openedOf(connection);
  const id = flow.id ?? (open === null || opened.has(open) ? randomId() : open);
  writeOpened(connection, new Map([...opened, [id, { ...flow, id }]]));
  return parseFlowDetail({ ...flow, id }, id);
}

export function closeLfxFile(connection: Connection, id: string): void {
  writeOpened(connection, new Map([...openedOf(connection)].filter(([other]) => other !== id)));
}

const NONE: ReadonlyMap<string, FlowExport> = new Map();

function openedOf({ address = '' }: Connection): ReadonlyMap<string, FlowExport> {
  return useUiState.getState().openedFiles.get(address) ?? NONE;
}

function writeOpened({ address = '' }: Connection, flows: ReadonlyMap<string, FlowExport>): void {
  useUiState.setState(({ openedFiles }) => ({ openedFiles: new Map([...openedFiles, [address, flows]]) }));
}
