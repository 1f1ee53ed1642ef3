/** The connection to the server of the shown run, from which its files are fetched. */
import { createContext, useContext } from 'react';
import type { Connection } from '#run/model/connection.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';

/** Null means the connected server. */
export const RunConnection = createContext<Connection | null>(null);

export function useRunConnection(): Connection {
  const { connection } = useConnection();
  return useContext(RunConnection) ?? connection;
}
