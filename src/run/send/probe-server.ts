/** Finds out whether a server is a Langflow, and what it can do: the version alone does not tell. */
import { endpoints } from '#contract/endpoints.ts';
import { isDeeperThan, isJsonObject, tryParseJson } from '#contract/json.ts';
import { traceEndpoints } from '#contract/routes/trace-endpoints.ts';
import type { Connection, ProbedFacts, ServerCapabilities } from '../model/connection.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { startDeadline } from './deadline.ts';
import { describeServer } from './describe-server.ts';
import { jsonPost } from './json-post.ts';
import { readBody, sendRequest } from './send-request.ts';

/** Time limit for all answers together in ms; a server that has just started takes seconds for its first. */
const PROBE_MS = 20_000;

/** The route by which an `lfx serve` is recognised; it needs no key (wire/lfx-serve.json). */
const HEALTH = '/health';
const LFX_SERVE =
  'This is an lfx serve, which ignores tweaks. Connect a Langflow that has the flow, or use the embedded engine.';

interface Answer {
  status: number;
  contentType: string | null;
  body: string;
  /** Undefined when the body is not JSON. */
  json: unknown;
}

/**
 * Runs no flow. Throws a TransportFailure when the server does not answer, is no Langflow, or refuses the key, and the
 * signal's reason when aborted.
 */
export async function probeServer(connection: Connection, signal: AbortSignal): Promise<ServerCapabilities> {
  const deadline = startDeadline(signal, { totalMs: PROBE_MS, idleMs: PROBE_MS });
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await sendRequest(connection, path, { cache: 'no-store', ...init, signal: deadline.signal });
    const body = await readBody(response, deadline.signal);
    return {
      status: response.status,
      contentType: response.headers.get('content-type'),
      body,
      json: toJson(body),
    };
  };
  try {
    const startedAt = performance.now();
    const first = await ask(endpoints.version);
    const answeredInMs = performance.now() - startedAt;
    if (first.status === 404) checkNotLfx(await ask(HEALTH));
    checkVersion(first);
    const [flows, workflows, traces, files] = await Promise.all([
      ask(endpoints.flowHeaders),
      ask(endpoints.workflows, jsonPost({ mode: 'stream' })),
      ask(`${traceEndpoints.traces}?page=1&size=1`),
      ask(endpoints.files),
    ]);
    return {
      ...describeServer({ ...connection, kind: 'langflow' }, first.json),
      streamsWorkflows: streamsWorkflows(workflows),
      found: {
        ...findTraces(traces),
        hasFiles: files.status === 200 && Array.isArray(files.json),
        flows: countFlows(flows),
        answeredInMs,
      },
    };
  } finally {
    deadline.clear();
  }
}

/** Throws any refusal unchanged, because it may come from a proxy. */
function checkVersion(answer: Answer): void {
  const { version } = isJsonObject(answer.json) ? answer.json : {};
  if (answer.status !== 200 || typeof version !== 'string') throw toFailure(answer);
}

/** A release without traces answers with its page (trace-states.json). */
function findTraces({ status, json }: Answer): Pick<ProbedFacts, 'hasTraces' | 'whyNoTraces'> {
  if (status === 200 && isJsonObject(json)) return { hasTraces: true };
  return { hasTraces: false, whyNoTraces: status === 401 || status === 403 ? 'refused' : 'older-release' };
}

/** Uses the first answer that requires the key. */
function countFlows(answer: Answer): number {
  if (answer.status !== 200 || !Array.isArray(answer.json)) throw toFailure(answer);
  return answer.json.filter((row) => !isJsonObject(row) || row.is_component !== true).length;
}

function toFailure({ status, contentType, body }: Answer): TransportFailure {
  const isPage = contentType?.includes('html') === true;
  if (status !== 200 || isPage) return new TransportFailure({ kind: 'answer', status, contentType, body });
  const message = 'Something answers at this address, but it is not Langflow.';
  return new TransportFailure({ kind: 'unexpected', status, body, message });
}

/** Throws for an `lfx serve`, whose health has its number of flows. A Langflow's health has only a status. */
function checkNotLfx({ status, body, json }: Answer): void {
  if (isJsonObject(json) && typeof json.flow_count === 'number')
    throw new TransportFailure({ kind: 'unexpected', status, body, message: LFX_SERVE });
}

/** Every release refuses a body without a flow; one that supports the mode only reports the missing flow. */
function streamsWorkflows({ status, json }: Answer): boolean {
  if (status !== 422 || !isJsonObject(json) || !Array.isArray(json.detail)) return false;
  const fields = json.detail.flatMap((item) =>
    isJsonObject(item) && Array.isArray(item.loc) ? [item.loc.at(-1)] : [],
  );
  return fields.includes('flow_id') && !fields.includes('mode');
}

function toJson(body: string): unknown {
  const value = tryParseJson(body);
  return isDeeperThan(value) ? undefined : value;
}
