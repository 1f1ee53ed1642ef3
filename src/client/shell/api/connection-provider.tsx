/** Which server the page speaks to. Keys live in memory only; see `connection-store.ts` for what outlives the page. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Connection } from '#run/model/connection.ts';
import { readConnection, readTabKey } from './connection-store.ts';

export interface ConnectionValue {
  connection: Connection;
  /** Every later request of the page goes there. */
  setConnection: (connection: Connection) => void;
  /** The key last used for an address since the page was opened, or kept for the tab; '' is the page's own server. */
  keyOf: (address: string) => string | null;
}

const ConnectionContext = createContext<ConnectionValue | null>(null);

export interface ConnectionProviderProps {
  /** Defaults to the connection of the last visit. */
  initial?: Connection;
  children: ReactNode;
}

export function ConnectionProvider({ initial, children }: ConnectionProviderProps) {
  const [connection, setConnection] = useState(() => initial ?? readConnection());
  const [keys] = useState(() => new Map<string, string>());
  const value = useMemo<ConnectionValue>(
    () => ({
      connection,
      setConnection(next) {
        if (next.apiKey === null) keys.delete(next.address ?? '');
        else keys.set(next.address ?? '', next.apiKey);
        setConnection(next);
      },
      keyOf: (address) => keys.get(address) ?? readTabKey(address),
    }),
    [connection, keys],
  );
  return <ConnectionContext value={value}>{children}</ConnectionContext>;
}

export function useConnection(): ConnectionValue {
  const value = useContext(ConnectionContext);
  if (value === null) throw new Error('The connection is used outside of ConnectionProvider');
  return value;
}
