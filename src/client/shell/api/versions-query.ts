/** The versions that a Langflow keeps of a flow. */
import { queryOptions } from '@tanstack/react-query';
import { isJsonObject } from '#contract/json.ts';
import { flowVersionListSchema, flowVersionSchema } from '#contract/versions/flow-version.ts';
import { versionEndpoints } from '#contract/versions/version-endpoints.ts';
import type { Connection } from '#run/model/connection.ts';
import type { RunVersion, VersionToRun } from '#run/model/run-version.ts';
import { wait } from '#run/send/wait.ts';
import { fillSecrets } from '#run/translation/fill-secrets.ts';
import { fetchJson, RequestError } from './fetch-json.ts';
import type { FlowDetail } from './flow-detail.ts';
import { flowKeys } from './flow-keys.ts';
import { parseFlowDetail } from './parse-flows.ts';

export interface FlowVersion extends RunVersion {
  /** Epoch ms; null if the server does not say. */
  savedAt: number | null;
  /** Who saved it; empty if the server does not say. */
  person: string;
}

function toVersion(reply: unknown): FlowVersion {
  const { id, version_number, description, created_at, username } = flowVersionSchema.parse(reply);
  const savedAt = Date.parse(created_at ?? '');
  return {
    id,
    number: version_number,
    description: description ?? '',
    person: username ?? '',
    savedAt: Number.isNaN(savedAt) ? null : savedAt,
  };
}

export const versionKeys = (connection: Connection, flow: string) =>
  [...flowKeys.all(connection), 'versions', flow] as const;

/** Newest first; null from a server that keeps none, as older releases. */
export function versionsQuery(connection: Connection, flow: string) {
  return queryOptions({
    queryKey: [...versionKeys(connection, flow), 'list'],
    queryFn: async ({ signal }): Promise<FlowVersion[] | null> => {
      try {
        const { entries } = flowVersionListSchema.parse(
          await fetchJson(connection, versionEndpoints.list(flow), { signal }),
        );
        return entries.map(toVersion).sort((left, right) => right.number - left.number);
      } catch (error) {
        signal.throwIfAborted();
        if (isMissing(error)) return null;
        throw error;
      }
    },
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
  });
}

/** Older releases answer unknown paths with their page. */
function isMissing(error: unknown): boolean {
  return error instanceof RequestError && (error.error.status === 404 || error.error.kind === 'web-page');
}

/** The flow as it was in this version; a version never changes. */
export function versionQuery(connection: Connection, flow: FlowDetail, version: string) {
  return queryOptions({
    queryKey: [...versionKeys(connection, flow.id), version],
    queryFn: async ({ signal }): Promise<FlowDetail> => {
      const reply = await fetchJson(connection, versionEndpoints.one(flow.id, version), { signal });
      if (!isJsonObject(reply) || !isJsonObject(reply.data))
        throw new Error('The server keeps no graph of this version.');
      return parseFlowDetail({ id: flow.id, name: flow.name, data: reply.data }, flow.id);
    },
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}

/** The version with the secrets that the flow has now: the server hands out versions without secrets. */
export function versionToRun(
  { id, number, description }: RunVersion,
  graph: FlowDetail,
  now: FlowDetail,
): VersionToRun {
  return { id, number, description, data: fillSecrets(graph, now.index) };
}

/** Keeps the flow as it is on the server as a new version. */
export async function saveVersion(connection: Connection, flow: string, description: string): Promise<FlowVersion> {
  const body = { description };
  return toVersion(await whenFree(() => fetchJson(connection, versionEndpoints.list(flow), { method: 'POST', body })));
}

/** Makes a version the flow. */
export async function activateVersion(connection: Connection, flow: string, version: string): Promise<void> {
  await whenFree(() => fetchJson(connection, versionEndpoints.activate(flow, version), { method: 'POST' }));
}

const TRIES = 4;
const WAIT_MS = 1_000;

/** Right after runs a Langflow with SQLite says that its database is busy, and asks to try again after a second. */
export async function whenFree<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const isBusy = error instanceof RequestError && error.error.status === 503;
      if (!isBusy || tries === TRIES) throw error;
      await wait(WAIT_MS, new AbortController().signal);
    }
  }
}
