/** The conversations of one flow that a server stores. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { Connection } from '#run/model/connection.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { fetchJson } from '../../shell/api/fetch-json.ts';
import { parseMessages, parseSessions, type SessionMessage, sessionsOf } from './parse-messages.ts';

/** How many messages all servers return at once. */
export const MAX_MESSAGES = 100;

const sessionKeys = {
  all: ({ baseUrl }: Connection) => ['sessions', baseUrl] as const,
  list: ({ baseUrl }: Connection, flowId: string) => ['sessions', baseUrl, flowId, 'list'] as const,
  messages: ({ baseUrl }: Connection, flowId: string, session: string) =>
    ['sessions', baseUrl, flowId, 'messages', session] as const,
};

/** Refetched on each mount: a run may have added messages. */
const ALWAYS_NEW = { staleTime: 0, gcTime: 60_000, retry: false } as const;

export function useSessions(flowId: string) {
  const { connection } = useConnection();
  return useQuery({
    queryKey: sessionKeys.list(connection, flowId),
    queryFn: ({ signal }) => listSessions(connection, flowId, signal),
    ...ALWAYS_NEW,
  });
}

/** Oldest first; only the newest of a long conversation. */
export function useSessionMessages(flowId: string, session: string) {
  const { connection } = useConnection();
  return useQuery({
    queryKey: sessionKeys.messages(connection, flowId, session),
    queryFn: ({ signal }) => listMessages(connection, { flow_id: flowId, session_id: session }, signal),
    ...ALWAYS_NEW,
  });
}

export function useDeleteSession() {
  const { connection } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (session: string) => {
      if (!fitsInPath(session, connection)) {
        throw new Error('It cannot delete one whose name is a dot or two, or contains a slash.');
      }
      await fetchJson(connection, `${endpoints.messages}/session/${encodeURIComponent(session)}`, { method: 'DELETE' });
    },
    onSettled: () => client.invalidateQueries({ queryKey: sessionKeys.all(connection) }),
  });
}

/** A browser resolves dots, so that another path would be asked. A Langflow takes an encoded slash for a separator. */
function fitsInPath(session: string, { kind }: Connection): boolean {
  return session !== '.' && session !== '..' && (kind === 'embedded' || !session.includes('/'));
}

/** Older releases cannot list sessions: then take them from the newest messages. */
async function listSessions(connection: Connection, flowId: string, signal: AbortSignal): Promise<string[]> {
  try {
    const query = new URLSearchParams({ flow_id: flowId });
    return parseSessions(await fetchJson(connection, `${endpoints.messages}/sessions?${query}`, { signal }));
  } catch {
    signal.throwIfAborted();
    return sessionsOf(await listMessages(connection, { flow_id: flowId }, signal));
  }
}

async function listMessages(
  connection: Connection,
  filter: Record<string, string>,
  signal: AbortSignal,
): Promise<SessionMessage[]> {
  const query = new URLSearchParams({ ...filter, order_by: 'timestamp', order: 'DESC', limit: String(MAX_MESSAGES) });
  // A server may ignore the limit.
  return parseMessages(await fetchJson(connection, `${endpoints.messages}?${query}`, { signal })).slice(-MAX_MESSAGES);
}
