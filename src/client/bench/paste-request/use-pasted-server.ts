/** Server and key of a pasted request. Sends nothing to the address in the text before the user asks for it. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isRelayed } from '#run/model/connection.ts';
import type { PastedRequest } from '#run/paste/pasted-request.ts';
import { connectionHost } from '../../shell/api/connection-host.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { readMemory, readTabKey, writeTabKey } from '../../shell/api/connection-store.ts';
import { relayBaseUrl } from '../../shell/api/relay-base-url.ts';
import { useConfiguredRelay } from '../../shell/api/relay-query.ts';
import { useSwitchServer } from '../../shell/navigation/use-switch-server.ts';
import { pastedServer } from './match-pasted-server.ts';

export function usePastedServer({ address, apiKey }: PastedRequest) {
  const { connection, keyOf } = useConnection();
  const { switchTo, useEmbeddedEngine: switchToEmbedded } = useSwitchServer();
  const configured = useConfiguredRelay().data ?? null;
  const [usesKey, setUsesKey] = useState(true);
  const [relayChoice, setRelayed] = useState<boolean | null>(null);
  const [keepsChoice, setKeepsKey] = useState<boolean | null>(null);
  const server = pastedServer(address, connection, location.origin);
  const profile = readMemory().profiles.find((item) => item.address === address);
  const relays = relayChoice ?? (profile ? profile.baseUrl !== profile.address : configured?.url === address);
  const keyAddress = server === 'here' ? (connection.address ?? null) : address;
  const keepsKey = keepsChoice ?? (keyAddress !== null && readTabKey(keyAddress) !== null);
  // Do not switch the server after the dialog was closed.
  const open = useRef<AbortSignal>(null);
  useEffect(() => {
    const closing = new AbortController();
    open.current = closing.signal;
    return () => closing.abort();
  }, []);

  const connect = useMutation({
    mutationFn: async () => {
      if (address === null) return;
      if (server === 'own') {
        switchToEmbedded();
        return;
      }
      const signal = open.current;
      const baseUrl = relays ? await relayBaseUrl(address, signal) : address;
      signal?.throwIfAborted();
      const isGiven = usesKey && apiKey !== null;
      // If the text has no key, or the user does not want it, keep the known key of the server.
      switchTo({
        kind: 'langflow',
        address,
        baseUrl,
        apiKey: isGiven ? apiKey : keyOf(address),
      });
      if (isGiven) writeTabKey(address, keepsKey ? apiKey : null);
    },
  });

  return {
    server,
    /** Host of the server in the text; defaults to the connected one. */
    host: server === 'here' || address === null ? connectionHost(connection) : hostOf(address),
    /** Name of the connected server. */
    hereName: connection.kind === 'embedded' ? 'the embedded engine' : connectionHost(connection),
    isLangflow: server === 'other' || (server === 'here' && connection.kind !== 'embedded'),
    hasKey: apiKey !== null,
    /** True if the connection has the key of the text already. */
    isKeyInUse: server === 'here' && apiKey !== null && connection.apiKey === apiKey,
    usesKey,
    setUsesKey,
    /** Remember the key for the tab, not only until the page closes. */
    keepsKey,
    setKeepsKey,
    isRelayed: server === 'here' ? isRelayed(connection) : relays,
    setRelayed,
    connect: () => connect.mutate(),
    isConnecting: connect.isPending,
    /** One sentence about an error; else null. */
    connectProblem: connect.error?.message ?? null,
    /** Uses the key for the connection if the user wants it. True if it did. */
    giveKey() {
      // A key belongs to one server: never use it for another.
      if (server !== 'here' || apiKey === null || !usesKey || connection.apiKey === apiKey) return false;
      if (keyAddress !== null) writeTabKey(keyAddress, keepsKey ? apiKey : null);
      switchTo({ ...connection, apiKey });
      return true;
    },
  };
}

export type PastedServerState = ReturnType<typeof usePastedServer>;

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
