/** Renaming a flow, apart from the other queries because a first visit does not need them. */
import { endpoints } from '#contract/endpoints.ts';
import { fetchJson } from '../../api/fetch-json.ts';
import { useFlowMutation } from '../../api/flows-query.ts';

export function useRenameFlow() {
  return useFlowMutation((connection, { id, name }: { id: string; name: string }) =>
    fetchJson(connection, endpoints.flow(id), { method: 'PATCH', body: { name } }),
  );
}
