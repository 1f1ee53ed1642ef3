/** Query keys. The address is part of each, so that data of two servers never mixes. */
import type { Connection } from '#run/model/connection.ts';

export const flowKeys = {
  server: ({ baseUrl }: Connection) => ['server', baseUrl] as const,
  /** Nested under the server's key: read again when the API key changes. */
  variables: (connection: Connection) => [...flowKeys.server(connection), 'variables'] as const,
  list: ({ baseUrl }: Connection) => ['flows', baseUrl, 'list'] as const,
  folders: ({ baseUrl }: Connection) => ['flows', baseUrl, 'folders'] as const,
  detail: ({ baseUrl }: Connection, id: string) => ['flows', baseUrl, 'detail', id] as const,
  all: ({ baseUrl }: Connection) => ['flows', baseUrl] as const,
};
