/** Why this server can publish no demos. */
import type { DemoList } from '#contract/demos/demo-entry.ts';
import { isLoopback } from '#contract/loopback.ts';
import type { Config } from '../settings/config.ts';

/** A sentence for each kind of server that may run a demo's flow; null if it can. */
export function publishObstacles({
  host,
  allowedHosts,
  langflow,
}: Pick<Config, 'host' | 'allowedHosts' | 'langflow'>): DemoList['obstacles'] {
  // A proxy on this machine may pass on what others ask for by such a name.
  const isReached = !isLoopback(host) || allowedHosts.some((name) => !isLoopback(name));
  if (!isReached) {
    const closed =
      'Others cannot reach this server. Start Tweakbench as a server to publish: set TWEAKBENCH_HOST and TWEAKBENCH_TOKEN';
    return { embedded: closed, langflow: closed };
  }
  const hasKey = langflow.url !== null && langflow.apiKey !== null;
  return {
    embedded: null,
    langflow: hasKey
      ? null
      : 'This server has no key of a Langflow. To publish flows of a Langflow, set LANGFLOW_URL and LANGFLOW_API_KEY',
  };
}
