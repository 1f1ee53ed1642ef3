/** The server that the shown run came from, for what is fetched for it later: its files lie there and nowhere else. */
import { createContext, useContext } from 'react';
import type { Connection } from '#run/model/connection.ts';
import { useConnection } from '../../../api/connection-provider.tsx';

/** Null is the server that the page speaks to. */
export const RunConnection = createContext<Connection | null>(null);

export function useRunConnection(): Connection {
  const { connection } = useConnection();
  return useContext(RunConnection) ?? connection;
}
