/** The names of a Langflow's global variables; their values stay on the server. */
import { useQuery } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { isJsonObject } from '#contract/json.ts';
import { useConnection } from './connection-provider.tsx';
import { fetchJson } from './fetch-json.ts';
import { flowKeys } from './flow-keys.ts';

/** Null if the server does not list them. */
export function parseVariables(reply: unknown): string[] | null {
  if (!Array.isArray(reply)) return null;
  const names = reply.flatMap((item) => (isJsonObject(item) && typeof item.name === 'string' ? [item.name] : []));
  return [...new Set(names)].sort((left, right) => left.localeCompare(right));
}

/** Null while loading, if the server does not list them, and on the embedded engine, which has none. */
export function useVariables(): readonly string[] | null {
  const { connection } = useConnection();
  const { data } = useQuery({
    queryKey: flowKeys.variables(connection),
    queryFn: async ({ signal }) => parseVariables(await fetchJson(connection, endpoints.variables, { signal })),
    // A server that does not list its variables will not list them a moment later.
    retry: false,
    staleTime: 60_000,
    enabled: connection.kind === 'langflow',
  });
  return data ?? null;
}
