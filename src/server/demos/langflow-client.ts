/** Asks the Langflow of the settings, with the key of the settings. Only demos do: the page uses the relay. */
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { sendPastBusy } from '#contract/answers/send-past-busy.ts';
import { endpoints } from '#contract/endpoints.ts';
import { errorMessage } from '#contract/error-message.ts';
import type { JsonObject } from '#contract/json.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { versionSchema } from '#contract/version.ts';
import type { DemoFlow } from '#flow/knobs/demo-request.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { FLOW_FILE_LIMIT } from '../settings/limits.ts';
import { parseFlow } from '../stores/flow-parser.ts';

export interface LangflowClient {
  /** The flow as it was at most some seconds ago; null if there is none. Rejects with a LangflowProblem. */
  flow(id: string): Promise<DemoFlow | null>;
  /** `POST /api/v1/run/{flow}?stream=true`. Rejects with a LangflowProblem, or when the signal aborts. */
  run(id: string, body: JsonObject, signal: AbortSignal): Promise<Response>;
}

/** A sentence for the owner. Without the key, since no message of `fetch` has headers. */
export class LangflowProblem extends Error {
  override readonly name = 'LangflowProblem';
}

/** Bytes of an answer that says why a run failed. */
const LONGEST_PROBLEM = 1_000_000;
/** ms that the description of a flow may take, and ms for which it is used again. */
const FLOW_MS = 15_000;
const FRESH_MS = 20_000;
/** Flows that are remembered. */
const REMEMBERED = 50;

export function createLangflowClient(address: string, apiKey: string): LangflowClient {
  const base = trimEndOf(address, '/');
  const known = new Map<string, { until: number; flow: Promise<DemoFlow | null> }>();

  async function send(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
    try {
      // A redirect could take the key elsewhere. Not 'error': Node 20.20 then forgets the signal while the answer comes.
      return await fetch(`${base}${path}`, {
        ...init,
        // A Langflow closes a connection that was idle for some seconds, perhaps just when it is used again.
        headers: { ...init.headers, 'x-api-key': apiKey, connection: 'close' },
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      signal.throwIfAborted();
      throw new LangflowProblem(`The Langflow does not answer (${errorMessage(error)})`, { cause: error });
    }
  }

  async function read(path: string): Promise<Uint8Array | null> {
    const signal = AbortSignal.timeout(FLOW_MS);
    try {
      const response = await send(path, {}, signal);
      if (response.status === 404 || response.status === 422) return null;
      if (!response.ok) throw new LangflowProblem(`The Langflow answered ${response.status}`);
      return await readUpTo(response, FLOW_FILE_LIMIT);
    } catch (error) {
      if (error instanceof LangflowProblem) throw error;
      throw new LangflowProblem(`The Langflow does not answer (${errorMessage(error)})`, { cause: error });
    }
  }

  async function load(id: string): Promise<DemoFlow | null> {
    const [bytes, version] = await Promise.all([read(endpoints.flow(id)), read(endpoints.version)]);
    if (bytes === null) return null;
    try {
      const text = new TextDecoder().decode(version ?? new Uint8Array());
      const parsed = z.safeParse(versionSchema, version === null ? { version: '' } : JSON.parse(text));
      const { index } = await parseFlow(bytes, { id, name: id });
      return { index, rules: tweakRulesFor(parsed.success ? parsed.data : { version: '' }) };
    } catch (error) {
      throw new LangflowProblem(`What the Langflow answered is no flow (${errorMessage(error)})`, { cause: error });
    }
  }

  return {
    flow: (id) => {
      const now = performance.now();
      const before = known.get(id);
      if (before && before.until > now) return before.flow;
      const flow = load(id);
      known.delete(id);
      known.set(id, { until: now + FRESH_MS, flow });
      flow.catch(() => known.delete(id));
      const [oldest] = known.keys();
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
      return flow;
    },
    run: (id, body, signal) => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify(body),
      };
      return sendPastBusy({
        send: async () => shortened(await send(endpoints.run(id), init, signal)),
        read: (answer) => answer.clone().text(),
        pause: (ms) => pause(ms, undefined, { signal }),
      });
    },
  };
}

/** An error with the beginning of what it says: that it is long is not the problem. */
async function shortened(response: Response): Promise<Response> {
  if (response.ok || response.body === null) return response;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > LONGEST_PROBLEM) break;
  }
  const { status, headers } = response;
  return new Response(Buffer.concat(chunks).subarray(0, LONGEST_PROBLEM), { status, headers });
}

async function readUpTo(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) throw new LangflowProblem('The answer of the Langflow is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
