/** What the relay adds to a request, compared with the same request sent directly. */
import { z } from 'zod';
import { echoFlow } from '../e2e/servers/echo-flow.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { benchLangflow } from './bench-langflow.ts';
import { type Figure, median } from './figure.ts';
import type { Machine } from './machine.ts';
import { publishFlow } from './publish-flow.ts';

const ROUNDS = 5;
const TARGET_MS = 3;
const TARGET_SHARE = 0.05;
const body = JSON.stringify({ inputs: [{ input_value: 'hello' }] });
const registeredSchema = z.object({ id: z.string() });

async function timeRun(base: string, flowId: string, headers: Record<string, string>): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${base}/api/v1/run/advanced/${flowId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`A run on ${base} was answered with ${response.status}`);
  return performance.now() - start;
}

interface Relayed {
  what: string;
  url: string;
  flowId: string;
  headers: Record<string, string>;
  count: number;
  /** ms that the relay may add. */
  limit: number;
}

/**
 * Direct and relayed requests in turns, so that both run under the same conditions, and each first in every second pair: a
 * Langflow still works on a request after its answer, so that the time of one depends on which was before it.
 */
async function compare(product: string, { what, url, flowId, headers, count, limit }: Relayed): Promise<Figure> {
  const registered = await fetch(`${product}/relay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  });
  const relay = `${product}/relay/${registeredSchema.parse(await registered.json()).id}`;
  const rounds: { direct: number; relayed: number }[] = [];
  // The first round is a warm-up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const direct: number[] = [];
    const relayed: number[] = [];
    const sendDirect = async () => direct.push(await timeRun(url, flowId, headers));
    const sendRelayed = async () => relayed.push(await timeRun(relay, flowId, headers));
    for (let index = 0; index < count; index += 1) {
      for (const send of index % 2 === 0 ? [sendDirect, sendRelayed] : [sendRelayed, sendDirect]) await send();
    }
    if (round > 0) rounds.push({ direct: median(direct), relayed: median(relayed) });
  }
  const direct = median(rounds.map((round) => round.direct));
  const added = median(rounds.map((round) => round.relayed - round.direct));
  return {
    what: `relayed compared with direct, ${what}`,
    measured: `${added.toFixed(2)} ms added to ${direct.toFixed(2)} ms, median of ${ROUNDS} rounds`,
    target: `at most ${limit} ms or ${TARGET_SHARE * 100} % added, whichever is more`,
    isMet: added <= Math.max(limit, TARGET_SHARE * direct),
  };
}

export async function relayAgainstDirect(machine: Machine): Promise<Figure[]> {
  const limit = machine.scriptMs(TARGET_MS);
  const [product, behind] = await Promise.all([startTweakbench(), startTweakbench()]);
  try {
    const flowId = await publishFlow(behind.url, {}, echoFlow());
    const figures = [
      await compare(product.url, {
        what: 'echo flow of a fast server',
        url: behind.url,
        flowId,
        headers: {},
        count: 60,
        limit,
      }),
    ];
    const langflow = await benchLangflow();
    if (langflow === null) return figures;
    const { url, headers } = langflow;
    const theirFlow = await langflow.publishEcho('Bench relay');
    try {
      const what = 'echo flow of a Langflow';
      figures.push(await compare(product.url, { what, url, flowId: theirFlow, headers, count: 15, limit }));
    } finally {
      await fetch(`${url}/api/v1/flows/${theirFlow}`, { method: 'DELETE', headers });
    }
    return figures;
  } finally {
    await Promise.all([product.stop(), behind.stop()]);
  }
}
