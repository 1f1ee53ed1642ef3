/** Who the user of the API key is on a Langflow, and whether a flow is theirs: what a server does for others differs. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { isJsonObject } from '#contract/json.ts';
import { userEndpoints } from '#contract/routes/user-endpoints.ts';
import type { Connection } from '#run/model/connection.ts';
import { fetchJson } from './fetch-json.ts';
import type { FlowDetail } from './flow-detail.ts';
import { flowKeys } from './flow-keys.ts';

/** The id of the user; null if the server does not say. */
export function whoAmIQuery(connection: Connection) {
  return queryOptions({
    // Nested under the server's key: read again when the API key changes.
    queryKey: [...flowKeys.server(connection), 'user'],
    queryFn: async ({ signal }): Promise<string | null> => {
      const reply = await fetchJson(connection, userEndpoints.whoAmI, { signal });
      return isJsonObject(reply) && typeof reply.id === 'string' ? reply.id : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Null if it cannot be known: the flow names no owner, or the server does not say who asks. Never rejects. */
export async function isOwnFlow(
  client: QueryClient,
  connection: Connection,
  { flow }: Pick<FlowDetail, 'flow'>,
): Promise<boolean | null> {
  const { user_id: owner } = flow;
  if (connection.kind !== 'langflow' || typeof owner !== 'string') return null;
  const user = await client.ensureQueryData(whoAmIQuery(connection)).catch(() => null);
  return user === null ? null : user === owner;
}
