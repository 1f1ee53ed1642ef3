/** Puts this product's samples into the connected Langflow. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { installSamples } from '#run/install-samples.ts';
import { sendRequest } from '#run/send-request.ts';
import { useConnection } from './connection.tsx';
import { EMBEDDED } from './connection-store.ts';
import { fetchJson } from './fetch-json.ts';
import { flowKeys } from './flow-keys.ts';
import { parseFlowDetail, parseFlowList } from './parse-flows.ts';

/** Rejects with RequestError when the samples cannot be read, else with a plain sentence. A sample that fails is told in its entry. */
export function useInstallSamples() {
  const { connection, keyOf } = useConnection();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const own = { ...EMBEDDED, apiKey: keyOf('') };
      const listed = parseFlowList(await fetchJson(own, endpoints.flows));
      const samples = await Promise.all(
        listed
          .filter(({ is_sample }) => is_sample === true)
          .map(async ({ id }) => parseFlowDetail(await fetchJson(own, endpoints.flow(id)), id).flow),
      );
      return installSamples((path, init) => sendRequest(connection, path, init), samples);
    },
    retry: false,
    onSettled: () => client.invalidateQueries({ queryKey: flowKeys.all(connection) }),
  });
}
