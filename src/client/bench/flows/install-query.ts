/** Puts this product's samples into the connected Langflow. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { toRunError } from '#run/model/to-run-error.ts';
import { TransportFailure } from '#run/model/transport-failure.ts';
import { installSamples } from '#run/plan/install-samples.ts';
import { startDeadline } from '#run/send/deadline.ts';
import { sendRequest } from '#run/send/send-request.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { EMBEDDED } from '../../shell/api/connection-store.ts';
import { fetchJson } from '../../shell/api/fetch-json.ts';
import { flowKeys } from '../../shell/api/flow-keys.ts';
import { parseFlowDetail, parseFlowList } from '../../shell/api/parse-flows.ts';
import { sentenceAbout } from '../../shell/api/use-failure-sentence.ts';

/** For all samples together, in ms: Langflow checks the code of each. */
const LONGEST_MS = 5 * 60_000;

/** Rejects with RequestError if the samples cannot be read, else with a plain sentence. The entry of a sample says if it failed. */
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
      const deadline = startDeadline(new AbortController().signal, { totalMs: LONGEST_MS, idleMs: LONGEST_MS });
      const send = (path: string, init?: RequestInit) =>
        sendRequest(connection, path, { ...init, signal: deadline.signal });
      try {
        return await installSamples(send, samples);
      } catch (thrown) {
        if (!(thrown instanceof TransportFailure)) throw thrown;
        const error = toRunError(thrown, { requestIndex: null, elapsedMs: null, flow: '', session: null });
        throw new Error(sentenceAbout(error, connection), { cause: thrown });
      } finally {
        deadline.clear();
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: flowKeys.all(connection) }),
  });
}
