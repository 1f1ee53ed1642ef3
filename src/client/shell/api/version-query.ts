/** What the connected server is and how it treats tweaks; fetched once per connection. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { Connection, ServerCapabilities } from '#run/model/connection.ts';
import { useConnection } from './connection-provider.tsx';
import { fetchJson } from './fetch-json.ts';
import { flowKeys } from './flow-keys.ts';

export function serverQuery(connection: Connection) {
  return queryOptions({
    queryKey: flowKeys.server(connection),
    queryFn: async ({ signal }): Promise<ServerCapabilities> => {
      if (connection.kind !== 'embedded') {
        const { probeConnection } = await import('./probe-connection.ts');
        return probeConnection(connection, signal);
      }
      const [reply, { describeServer }] = await Promise.all([
        fetchJson(connection, endpoints.version, { signal }),
        import('#run/send/describe-server.ts'),
      ]);
      return describeServer(connection, reply);
    },
    // The page's own server may still be starting. An error of any other server is shown at once.
    retry: (failures) => connection.kind === 'embedded' && failures < 1,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useServer() {
  const { connection } = useConnection();
  return useQuery(serverQuery(connection));
}
