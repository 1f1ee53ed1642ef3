/** State and actions of the connection form. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Connection, isRelayed, type ServerCapabilities, type ServerKind } from '#run/model/connection.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import {
  EMBEDDED,
  isAutomaticName,
  readMemory,
  readTabKey,
  writeMemory,
  writeTabKey,
} from '../../shell/api/connection-store.ts';
import { probeConnection } from '../../shell/api/probe-connection.ts';
import { useRefetchFailed } from '../../shell/api/refetch-failed.ts';
import { relayBaseUrl } from '../../shell/api/relay-base-url.ts';
import { useConfiguredRelay, useRelayHasKey } from '../../shell/api/relay-query.ts';
import { useSwitchServer } from '../../shell/navigation/use-switch-server.ts';
import { type OfferedServer, offeredServers } from './offered-servers.ts';
import { readAddress } from './read-address.ts';

export interface ConnectionFields {
  kind: ServerKind;
  profile: string;
  address: string;
  apiKey: string;
  isRelayed: boolean;
  keepsKey: boolean;
}

interface EnteredFields extends Omit<ConnectionFields, 'profile' | 'apiKey'> {
  /** Null until the user enters a name: then the known name of the address is used. */
  profile: string | null;
  /** Null until the user types a key: then the last key of the server is used. */
  apiKey: string | null;
}

/** The default address in Langflow's documentation. */
const DEFAULT_ADDRESS = 'http://localhost:7860';

/** `given`: the address of a Langflow to begin with; null for none. */
export function useConnectionForm(given: string | null) {
  const { connection, keyOf } = useConnection();
  const { switchTo } = useSwitchServer();
  const refetchFailed = useRefetchFailed();
  const configured = useConfiguredRelay().data ?? null;
  const [profiles, setProfiles] = useState(() => readMemory().profiles);
  const offered = offeredServers(profiles, configured?.url);
  const [changes, setChanges] = useState<Partial<EnteredFields>>(() => {
    if (given === null) return {};
    const server = offered.find(({ address }) => address === given);
    return server ? ofServer(server) : { kind: 'langflow', address: given, isRelayed: false };
  });
  const entered = { ...startWith(connection, offered, configured?.url), ...changes };
  const read = readAddress(entered.address);
  const address = 'address' in read ? read.address : null;
  const known = offered.find((server) => server.address === address);
  const keyAddress = entered.kind === 'embedded' ? '' : address;
  const knownKey = (keyAddress === null ? null : keyOf(keyAddress)) ?? '';
  const fields: ConnectionFields = {
    ...entered,
    profile: entered.profile ?? known?.name ?? '',
    apiKey: entered.apiKey ?? knownKey,
  };
  /** True while the connected server is in the form. */
  const isConnected = fields.kind === connection.kind && (fields.kind === 'embedded' || address === connection.address);
  // The key in the settings is only used by the relay.
  const isKeyKnown = useRelayHasKey(address) && fields.isRelayed;

  /** Throws if the relay does not accept the address. */
  async function target(): Promise<Connection> {
    const apiKey = fields.apiKey.trim() || null;
    if (fields.kind === 'embedded') return { ...EMBEDDED, apiKey };
    if (address === null) throw new Error('The address cannot be used');
    return { kind: 'langflow', address, apiKey, baseUrl: fields.isRelayed ? await relayBaseUrl(address) : address };
  }

  const test = useMutation({
    mutationFn: async (): Promise<ServerCapabilities> => probeConnection(await target(), new AbortController().signal),
    onSuccess: () => (isConnected ? refetchFailed() : undefined),
  });
  const connect = useMutation({
    mutationFn: async () => {
      const next = await target();
      // Keep the working server until the new one has answered.
      if (next.kind !== 'embedded') await probeConnection(next, new AbortController().signal);
      if (next.address !== undefined) writeTabKey(next.address, fields.keepsKey ? next.apiKey : null);
      switchTo(next, fields.profile);
      setProfiles(readMemory().profiles);
      // The name belongs to this address now: do not keep it for the next one.
      setChanges((before) => ({ ...before, profile: null }));
    },
  });

  function change(next: Partial<EnteredFields>) {
    test.reset();
    connect.reset();
    setChanges((before) => ({ ...before, ...next }));
  }

  return {
    connection,
    fields,
    offered,
    isRemembered: profiles.some(({ name }) => name === fields.profile),
    addressProblem: 'problem' in read ? read.problem : null,
    isKeyKnown,
    isConnected,
    change,
    /** Key and name belong to an address: they are not kept when the address changes, unless they were entered for the new one. */
    changeAddress(text: string) {
      const named = offered.find(({ name }) => name === entered.profile);
      const isNamedByAddress = named !== undefined && isAutomaticName(named.name, named.address);
      change({
        address: text,
        profile: isNamedByAddress ? null : entered.profile,
        apiKey: fields.apiKey === knownKey ? null : fields.apiKey,
      });
    },
    chooseKind(kind: ServerKind) {
      change({ kind, apiKey: null });
    },
    /** Fills in an offered server; any other name is a new one for the current address. */
    chooseProfile(name: string) {
      const server = offered.find((item) => item.name === name);
      if (server === undefined) {
        change({ profile: name });
        return;
      }
      change({ ...ofServer(server), profile: name });
    },
    forgetProfile() {
      const { active, profiles: known } = readMemory();
      const remaining = known.filter(({ name }) => name !== fields.profile);
      writeMemory({ active: active === fields.profile ? null : active, profiles: remaining });
      setProfiles(remaining);
      // Keep the address in the form: without its profile it would be replaced by that of the next server.
      change({ profile: null, address: fields.address, isRelayed: fields.isRelayed });
    },
    test,
    connect,
  };
}

export type ConnectionFormState = ReturnType<typeof useConnectionForm>;

/** The fields for an offered server, as it was last used. Its key is the known one. */
function ofServer({ address, isRelayed }: OfferedServer): Partial<EnteredFields> {
  return { kind: 'langflow', address, isRelayed, apiKey: null, keepsKey: readTabKey(address) !== null };
}

function startWith(
  connection: Connection,
  offered: readonly OfferedServer[],
  configuredUrl: string | undefined,
): EnteredFields {
  if (connection.kind !== 'embedded') {
    const { address = connection.baseUrl } = connection;
    return {
      kind: 'langflow',
      profile: null,
      address,
      apiKey: connection.apiKey ?? '',
      isRelayed: isRelayed(connection),
      keepsKey: readTabKey(address) !== null,
    };
  }
  const server = offered.find(({ address }) => address === configuredUrl) ?? offered[0];
  return {
    kind: 'embedded',
    profile: null,
    address: server?.address ?? DEFAULT_ADDRESS,
    apiKey: connection.apiKey ?? '',
    isRelayed: server?.isRelayed ?? false,
    keepsKey: false,
  };
}
