/** The Langflow of the server's own settings, which its relay leads to without being told. */
import { useQuery } from '@tanstack/react-query';
import { isJsonObject } from '#contract/json.ts';
import { EMBEDDED } from './connection-store.ts';
import { fetchJson } from './fetch-json.ts';

export interface ConfiguredRelay {
  url: string;
  /** The relay adds a key of its own, so none is asked for. */
  hasKey: boolean;
}

/** Null when the settings name none. */
export function useConfiguredRelay() {
  return useQuery({
    queryKey: ['relay'],
    queryFn: async ({ signal }): Promise<ConfiguredRelay | null> => {
      const reply = await fetchJson(EMBEDDED, '/relay', { signal });
      const configured = isJsonObject(reply) ? reply.configured : null;
      if (!isJsonObject(configured) || typeof configured.url !== 'string') return null;
      return { url: configured.url, hasKey: configured.hasKey === true };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
