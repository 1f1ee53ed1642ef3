/** The server's flows: the list, one flow with its index, and what can be done to them. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { isJsonEqual } from '#contract/json.ts';
import type { Connection } from '#run/model/connection.ts';
import { useConnection } from './connection-provider.tsx';
import { fetchJson } from './fetch-json.ts';
import type { FlowDetail } from './flow-detail.ts';
import { flowKeys } from './flow-keys.ts';

const loadMore = () => import('./more-flow-requests.ts');

/** Every flow without its content, samples first. */
export function flowsQuery(connection: Connection) {
  return queryOptions({
    queryKey: flowKeys.list(connection),
    queryFn: async ({ signal }) => {
      const path = connection.kind === 'langflow' ? endpoints.flowHeaders : endpoints.flows;
      const [reply, { parseFlowList }] = await Promise.all([
        fetchJson(connection, path, { signal }),
        import('./parse-flows.ts'),
      ]);
      return parseFlowList(reply);
    },
    retry: (failures) => connection.kind === 'embedded' && failures < 1,
  });
}

export function useFlows() {
  const { connection } = useConnection();
  return useQuery(flowsQuery(connection));
}

/** Names of a Langflow's folders by id; empty if it does not list them. */
export function useFolders() {
  const { connection } = useConnection();
  return useQuery({
    queryKey: flowKeys.folders(connection),
    queryFn: async ({ signal }) => (await loadMore()).readFolders(connection, signal),
    structuralSharing: false,
    enabled: connection.kind === 'langflow',
  });
}

const LANGFLOW_STALE_MS = 5_000;

export function flowQuery(connection: Connection, id: string) {
  return queryOptions({
    queryKey: flowKeys.detail(connection, id),
    queryFn: async ({ client, signal }): Promise<FlowDetail> => {
      const [reply, { parseFlowDetail }] = await Promise.all([
        fetchJson(connection, endpoints.flow(id), { signal }),
        import('./parse-flows.ts'),
      ]);
      const detail = parseFlowDetail(reply, id);
      if (connection.kind === 'embedded') return detail;
      return (await loadMore()).markOthers(client, connection, detail);
    },
    // People edit flows in Langflow in another tab: refetch when they come back to this one.
    ...(connection.kind === 'langflow' && { staleTime: LANGFLOW_STALE_MS, retry: false }),
    // Components mount and unmount when a flow fails to load: each mount would ask again, without end.
    retryOnMount: false,
    // react-query cannot compare the maps of the index. An unchanged flow keeps its identity, so no report is made again.
    structuralSharing: (before, after) => (isSameFlow(before, after) ? before : after),
  });
}

function isSameFlow(before: unknown, after: unknown): boolean {
  const hasFlow = (value: unknown): value is Pick<FlowDetail, 'flow' | 'index'> =>
    typeof value === 'object' && value !== null && 'flow' in value;
  if (!hasFlow(before) || !hasFlow(after)) return false;
  return before.index.isOthers === after.index.isOthers && isJsonEqual(before.flow, after.flow);
}

/** A flow by id or endpoint name; idle while `id` is null. */
export function useFlow(id: string | null) {
  const { connection } = useConnection();
  return useQuery({ ...flowQuery(connection, id ?? ''), enabled: id !== null && id !== '' });
}

/** Adds the flows of a file. Resolves with the flows as the server stored them; rejects with a plain sentence. */
export function useImportFlow() {
  return useFlowMutation(async (connection, text: string) => (await loadMore()).importFlows(connection, text));
}

export function useDeleteFlow() {
  return useFlowMutation(async (connection, id: string) => (await loadMore()).deleteFlow(connection, id));
}

/** A copy that can be edited; the server gives it an id and a free name. */
export function useDuplicateFlow() {
  return useFlowMutation(async (connection, flow: FlowDetail) => (await loadMore()).duplicateFlow(connection, flow));
}

/** A change of the server's flows, which are then read again. */
export function useFlowMutation<Variables, Result>(
  change: (connection: Connection, variables: Variables) => Promise<Result>,
) {
  const { connection } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (variables: Variables) => change(connection, variables),
    onSettled: () => client.invalidateQueries({ queryKey: flowKeys.all(connection) }),
  });
}

/** Why the flows of the server could not be read the last time; null once they can. Stays while they are read again. */
export function useFlowsFailure(): Error | null {
  const { error, isSuccess } = useFlows();
  const [last, setLast] = useState<Error | null>(error);
  const failure = isSuccess ? null : (error ?? last);
  if (failure !== last) setLast(failure);
  return failure;
}
