/** Which server the page speaks to. The key lives in memory only: it is gone with the tab, and nothing writes it anywhere. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Connection } from '#run/connection.ts';

const EMBEDDED: Connection = { kind: 'embedded', baseUrl: '', apiKey: null };

export interface ConnectionValue {
  connection: Connection;
  /** Null or blank sends no key. */
  setApiKey: (apiKey: string | null) => void;
}

const ConnectionContext = createContext<ConnectionValue | null>(null);

export interface ConnectionProviderProps {
  /** The page's own server unless told otherwise. */
  initial?: Connection;
  children: ReactNode;
}

export function ConnectionProvider({ initial = EMBEDDED, children }: ConnectionProviderProps) {
  const [connection, setConnection] = useState(initial);
  const value = useMemo<ConnectionValue>(
    () => ({
      connection,
      setApiKey: (apiKey) => setConnection((before) => ({ ...before, apiKey: apiKey?.trim() || null })),
    }),
    [connection],
  );
  return <ConnectionContext value={value}>{children}</ConnectionContext>;
}

export function useConnection(): ConnectionValue {
  const value = useContext(ConnectionContext);
  if (value === null) throw new Error('The connection is used outside of ConnectionProvider');
  return value;
}
