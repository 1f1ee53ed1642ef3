/** Requests about the flows of a server that a first visit does not send: changes, the folders of a Langflow, and whose a flow is. Loaded on demand. */
import type { QueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { FlowExport } from '#contract/flow-export.ts';
import { isJsonObject } from '#contract/json.ts';
import type { Connection } from '#run/model/connection.ts';
import { parseFlowFile } from '#run/model/parse-flow-file.ts';
import { fetchJson } from './fetch-json.ts';
import type { FlowDetail } from './flow-detail.ts';
import { parseFlowDetail } from './parse-flows.ts';
import { isOwnFlow } from './who-am-i-query.ts';

/** Imports the flows of a file, and resolves with them as the server stored them. */
export async function importFlows(connection: Connection, text: string): Promise<FlowDetail[]> {
  const flows = parseFlowFile(text);
  const made: FlowDetail[] = [];
  for (const flow of flows) made.push(parseFlowDetail(await postFlow(connection, flow), flow.id ?? ''));
  return made;
}

export async function deleteFlow(connection: Connection, id: string): Promise<void> {
  await fetchJson(connection, endpoints.flow(id), { method: 'DELETE' });
}

export async function duplicateFlow(connection: Connection, { flow }: FlowDetail): Promise<FlowDetail> {
  return parseFlowDetail(await postFlow(connection, flow), '');
}

/** Names of folders by id; empty if the server does not list them. */
export async function readFolders(connection: Connection, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  try {
    return parseFolders(await fetchJson(connection, endpoints.projects, { signal }));
  } catch {
    signal.throwIfAborted();
    return parseFolders(await fetchJson(connection, endpoints.folders, { signal }).catch(() => []));
  }
}

/** Never throws: folders are only used for grouping. */
function parseFolders(value: unknown): ReadonlyMap<string, string> {
  const rows = Array.isArray(value) ? value : [];
  return new Map(
    rows.flatMap((row) =>
      isJsonObject(row) && typeof row.id === 'string' && typeof row.name === 'string' ? [[row.id, row.name]] : [],
    ),
  );
}

function postFlow(connection: Connection, flow: FlowExport): Promise<unknown> {
  return fetchJson(connection, endpoints.flows, { method: 'POST', body: flow });
}

/** The flow, marked if it belongs to another user. Never rejects. */
export async function markOthers(client: QueryClient, connection: Connection, detail: FlowDetail): Promise<FlowDetail> {
  const isOwn = await isOwnFlow(client, connection, detail);
  return isOwn === false ? { ...detail, index: { ...detail.index, isOthers: true } } : detail;
}
