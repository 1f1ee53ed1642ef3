/** Where a pasted request goes and with which key. Nothing is sent to an address of the text before someone asks for it. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Connection, isRelayed } from '#run/connection.ts';
import type { PastedRequest } from '#run/paste/pasted-request.ts';
import { useConnection } from '../../api/connection.tsx';
import { connectionHost } from '../../api/connection-host.ts';
import { readMemory, writeTabKey } from '../../api/connection-store.ts';
import { useConfiguredRelay } from '../../api/relay-query.ts';
import { useSwitchServer } from '../../navigation/use-switch-server.ts';
import { type PastedServer, pastedServer } from './pasted-place.ts';

export interface PastedServerState {
  server: PastedServer;
  /** Host of the server that the text names; of the connected one when it names none. */
  host: string;
  /** What the page is connected to. */
  hereName: string;
  isLangflow: boolean;
  /** The text has a key. */
  hasKey: boolean;
  /** The connection has that key already. */
  isKeyInUse: boolean;
  usesKey: boolean;
  setUsesKey: (usesKey: boolean) => void;
  /** For as long as the tab, not only as the page. */
  keepsKey: boolean;
  setKeepsKey: (keepsKey: boolean) => void;
  isRelayed: boolean;
  setRelayed: (isRelayed: boolean) => void;
  connect: () => void;
  isConnecting: boolean;
  connectFailed: boolean;
  /** Gives the key to the connection where that is wanted. True when it did. */
  giveKey: () => boolean;
}

export function usePastedServer({ address, apiKey }: PastedRequest): PastedServerState {
  const { connection } = useConnection();
  const { switchTo, useEmbeddedEngine: switchToEmbedded } = useSwitchServer();
  const configured = useConfiguredRelay().data ?? null;
  const [usesKey, setUsesKey] = useState(true);
  const [keepsKey, setKeepsKey] = useState(false);
  const [relayChoice, setRelayed] = useState<boolean | null>(null);
  const server = pastedServer(address, connection, location.origin);
  const profile = readMemory().profiles.find((item) => item.address === address);
  const relays = relayChoice ?? (profile ? profile.baseUrl !== profile.address : configured?.url === address);

  const connect = useMutation({
    mutationFn: async () => {
      if (address === null) return;
      if (server === 'own') {
        switchToEmbedded();
        return;
      }
      const key = usesKey ? apiKey : null;
      switchTo({ kind: 'langflow', address, apiKey: key, baseUrl: await baseUrlOf(address, relays) });
      writeTabKey(address, keepsKey ? key : null);
    },
  });

  return {
    server,
    host: server === 'here' || address === null ? connectionHost(connection) : hostOf(address),
    hereName: connection.kind === 'embedded' ? 'the embedded engine' : connectionHost(connection),
    isLangflow: server === 'other' || (server === 'here' && connection.kind === 'langflow'),
    hasKey: apiKey !== null,
    isKeyInUse: server === 'here' && apiKey !== null && connection.apiKey === apiKey,
    usesKey,
    setUsesKey,
    keepsKey,
    setKeepsKey,
    isRelayed: server === 'here' ? isRelayed(connection) : relays,
    setRelayed,
    connect: () => connect.mutate(),
    isConnecting: connect.isPending,
    connectFailed: connect.isError,
    giveKey() {
      // A key belongs to one server: it never goes to another.
      if (server !== 'here' || apiKey === null || !usesKey || connection.apiKey === apiKey) return false;
      if (connection.address !== undefined) writeTabKey(connection.address, keepsKey ? apiKey : null);
      switchTo({ ...connection, apiKey });
      return true;
    },
  };
}

async function baseUrlOf(address: string, relays: boolean): Promise<Connection['baseUrl']> {
  if (!relays) return address;
  const { registerRelay } = await import('#run/register-relay.ts');
  return registerRelay(address, null);
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
