/** Requests per second and median latency of an echo flow, and the ratio to a Langflow if there is one. */
import autocannon from 'autocannon';
import { echoFlow } from '../e2e/servers/echo-flow.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { benchLangflow, NO_LANGFLOW } from './bench-langflow.ts';
import type { Figure } from './figure.ts';
import { publishFlow } from './publish-flow.ts';

const SECONDS = 5;
const body = JSON.stringify({ inputs: [{ input_value: 'hello' }] });

interface Load {
  perSecond: number;
  medianMs: number;
}

async function load(url: string, flowId: string, headers: Record<string, string>, connections: number): Promise<Load> {
  const target = {
    url: `${url}/api/v1/run/advanced/${flowId}`,
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', ...headers },
    body,
    connections,
  };
  await autocannon({ ...target, duration: 1 });
  const result = await autocannon({ ...target, duration: SECONDS });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx + result.errors} echo runs failed on ${url}`);
  return { perSecond: result.requests.average, medianMs: result.latency.p50 };
}

/** Latency of single requests in ms, with fractions: autocannon counts only whole milliseconds. */
async function latency(url: string, flowId: string, headers: Record<string, string>, count: number): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    const response = await fetch(`${url}/api/v1/run/advanced/${flowId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    await response.arrayBuffer();
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

export async function echoThroughput(): Promise<Figure[]> {
  const server = await startTweakbench();
  try {
    const flowId = await publishFlow(server.url, {}, echoFlow());
    const ours = await load(server.url, flowId, {}, 10);
    const oursMs = await latency(server.url, flowId, {}, 300);
    const langflow = await benchLangflow();
    const here = `${ours.perSecond.toFixed(0)} requests/s`;
    if (langflow === null) {
      return [
        {
          what: 'echo flow, requests per second',
          measured: `${here}; ${NO_LANGFLOW}`,
          target: '100 times Langflow',
          isMet: null,
        },
        {
          what: 'echo flow, median latency',
          measured: `${oursMs.toFixed(2)} ms; ${NO_LANGFLOW}`,
          target: 'a tenth of Langflow',
          isMet: null,
        },
      ];
    }
    const { url, headers } = langflow;
    const theirFlow = await langflow.publishEcho('Bench echo');
    const measureTheirs = async () => ({
      theirs: await load(url, theirFlow, headers, 10),
      theirsMs: await latency(url, theirFlow, headers, 30),
    });
    const { theirs, theirsMs } = await measureTheirs().finally(() =>
      fetch(`${url}/api/v1/flows/${theirFlow}`, { method: 'DELETE', headers }),
    );
    return [
      {
        what: 'echo flow, requests per second',
        measured: `${(ours.perSecond / theirs.perSecond).toFixed(0)} times (${here} to ${theirs.perSecond.toFixed(0)})`,
        target: '100 times Langflow',
        isMet: ours.perSecond / theirs.perSecond >= 100,
      },
      {
        what: 'echo flow, median latency',
        measured: `${(oursMs / theirsMs).toFixed(3)} (${oursMs.toFixed(2)} ms to ${theirsMs.toFixed(0)} ms)`,
        target: 'at most 0.1 of Langflow',
        isMet: oursMs / theirsMs <= 0.1,
      },
    ];
  } finally {
    await server.stop();
  }
}
