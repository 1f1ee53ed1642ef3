/** What the page's own server says about its relay: the Langflow in its settings, and its limits. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { isJsonObject } from '#contract/json.ts';
import type { RunTimeouts } from '#run/send/deadline.ts';
import { EMBEDDED } from './connection-store.ts';
import { fetchJson } from './fetch-json.ts';

export interface ConfiguredRelay {
  url: string;
  /** The relay adds its own key, so the user needs none. */
  hasKey: boolean;
}

export interface RelayLimits extends RunTimeouts {
  /** Largest body of a request. */
  bodyBytes: number;
}

/** A Langflow on the machine of the page's own server. */
export interface FoundLangflow {
  url: string;
  version: string;
}

export interface RelayFacts {
  /** Null if the settings name none. */
  configured: ConfiguredRelay | null;
  /** Null if the server does not report them. */
  limits: RelayLimits | null;
  /** Null if none answered when the page was opened. */
  found?: FoundLangflow | null;
  /** True where `npm run start:langflow` exists. */
  hasScripts?: boolean;
}

export const relayQuery = queryOptions({
  queryKey: ['relay'],
  queryFn: async ({ signal }): Promise<RelayFacts> => {
    const reply = await fetchJson(EMBEDDED, '/relay', { signal });
    const { configured, limits, found, hasScripts } = isJsonObject(reply) ? reply : {};
    return {
      configured: readConfigured(configured),
      limits: readLimits(limits),
      found: readFound(found),
      hasScripts: hasScripts === true,
    };
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Null if the settings name none. */
export function useConfiguredRelay() {
  return useQuery({ ...relayQuery, select: ({ configured }) => configured });
}

/** True if the relay adds its own key to requests to this address: it does so only for the server in its settings. */
export function useRelayHasKey(address: string | null | undefined): boolean {
  const relay = useConfiguredRelay().data;
  return relay?.hasKey === true && relay.url === address;
}

function readConfigured(value: unknown): ConfiguredRelay | null {
  if (!isJsonObject(value) || typeof value.url !== 'string') return null;
  return { url: value.url, hasKey: value.hasKey === true };
}

function readFound(value: unknown): FoundLangflow | null {
  if (!isJsonObject(value) || typeof value.url !== 'string' || typeof value.version !== 'string') return null;
  return { url: value.url, version: value.version };
}

function readLimits(value: unknown): RelayLimits | null {
  if (!isJsonObject(value)) return null;
  const { totalMs, idleMs, bodyBytes } = value;
  if (typeof totalMs !== 'number' || typeof idleMs !== 'number' || typeof bodyBytes !== 'number') return null;
  return { totalMs, idleMs, bodyBytes };
}
