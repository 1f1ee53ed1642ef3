/** Switches the whole page to another server: its flows, its drafts, its rules. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { flushSync } from 'react-dom';
import { type Connection, isRelayed } from '#run/model/connection.ts';
import { useConnection } from '../api/connection-provider.tsx';
import { automaticName, EMBEDDED, keepChoice, readMemory, writeMemory } from '../api/connection-store.ts';
import { flowKeys } from '../api/flow-keys.ts';
import { relayBaseUrl } from '../api/relay-base-url.ts';
import { announce } from '../ui/feedback/announce.ts';
import { useNavigate } from './navigate.tsx';

export interface SwitchServer {
  /** `profile` is the name to remember a Langflow by; defaults to `automaticName`. */
  switchTo: (connection: Connection, profile?: string) => void;
  useEmbeddedEngine: () => void;
  /** Reaches the same Langflow through the relay. Announces that, or why it is not possible. */
  sendThroughRelay: () => void;
}

export function useSwitchServer(): SwitchServer {
  const { connection, setConnection, keyOf } = useConnection();
  const { setFlowId } = useNavigate();
  const client = useQueryClient();

  const switchTo = useCallback(
    (next: Connection, profile?: string) => {
      remember(next, profile);
      // Cached data of that server may be stale. Nothing on the page uses it yet, so it can be removed.
      const isOther = next.baseUrl !== connection.baseUrl;
      if (isOther) {
        client.removeQueries({ queryKey: flowKeys.server(next) });
        client.removeQueries({ queryKey: flowKeys.all(next) });
      }
      // Synchronously, so that the refetches below use the new key.
      flushSync(() => {
        // The other server has other flows: open the one that was used there last.
        if (next.address !== connection.address) setFlowId(null, { history: 'replace' });
        setConnection(next);
      });
      if (isOther) return;
      void client.resetQueries({ queryKey: flowKeys.server(next) });
      void client.resetQueries({ queryKey: flowKeys.all(next) });
    },
    [client, connection.address, connection.baseUrl, setConnection, setFlowId],
  );
  const useEmbeddedEngine = useCallback(() => switchTo({ ...EMBEDDED, apiKey: keyOf('') }), [keyOf, switchTo]);
  const sendThroughRelay = useCallback(() => {
    if (connection.address === undefined || isRelayed(connection)) return;
    void relayBaseUrl(connection.address).then(
      (baseUrl) => {
        switchTo({ ...connection, baseUrl });
        announce('Requests now go through this server');
      },
      (failure: Error) => announce(failure.message),
    );
  }, [connection, switchTo]);
  return { switchTo, useEmbeddedEngine, sendThroughRelay };
}

function remember(connection: Connection, profile: string | undefined): void {
  keepChoice();
  const { address, baseUrl } = connection;
  const { profiles } = readMemory();
  if (address === undefined) {
    writeMemory({ active: null, profiles });
    return;
  }
  const known = profiles.find((item) => item.address === address);
  const name = profile?.trim() || known?.name || automaticName(address, profiles);
  const others = profiles.filter((item) => item.name !== name);
  writeMemory({ active: name, profiles: [{ name, address, baseUrl }, ...others] });
}
