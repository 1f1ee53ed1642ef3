/** Query keys of what a server says; the address is part of each, so that two servers never mix. */
import type { Connection } from '#run/model/connection.ts';

export const flowKeys = {
  server: ({ baseUrl }: Connection) => ['server', baseUrl] as const,
  /** Below that of the server, with which it is read anew for another key. */
  variables: (connection: Connection) => [...flowKeys.server(connection), 'variables'] as const,
  list: ({ baseUrl }: Connection) => ['flows', baseUrl, 'list'] as const,
  folders: ({ baseUrl }: Connection) => ['flows', baseUrl, 'folders'] as const,
  detail: ({ baseUrl }: Connection, id: string) => ['flows', baseUrl, 'detail', id] as const,
  all: ({ baseUrl }: Connection) => ['flows', baseUrl] as const,
};
