/** The flows of a Langflow, as they were at most some seconds ago. */
import { endpoints } from '#contract/endpoints.ts';
import { errorMessage } from '#contract/error-message.ts';
import { tryParseJson } from '#contract/json.ts';
import type { Connection } from '#run/model/connection.ts';
import { toRunError } from '#run/model/to-run-error.ts';
import { TransportFailure } from '#run/model/transport-failure.ts';
import { startDeadline } from '#run/send/deadline.ts';
import { describeServer } from '#run/send/describe-server.ts';
import { readBody, sendRequest } from '#run/send/send-request.ts';
import { parseFlow } from '../stores/flow-parser.ts';
import { demoProblemSentence } from './demo-problem-sentence.ts';
import type { FoundFlow } from './demo-run.ts';

/** A sentence for the owner. Without the key, since no message of `fetch` has headers. */
export class LangflowProblem extends Error {
  override readonly name = 'LangflowProblem';
}

/** ms that the description of a flow may take, and ms for which it is used again. */
const FLOW_MS = 15_000;
const FRESH_MS = 20_000;
/** Flows that are remembered. */
const REMEMBERED = 50;

/** Finds a flow; null if there is none. Rejects with a LangflowProblem. */
export type FindFlow = (id: string) => Promise<FoundFlow | null>;

export function createLangflowFlows(connection: Connection): FindFlow {
  const known = new Map<string, { until: number; flow: Promise<FoundFlow | null> }>();

  /** Null for what the Langflow does not have. Throws like `sendRequest`. */
  async function read(path: string): Promise<string | null> {
    const deadline = startDeadline(new AbortController().signal, { totalMs: FLOW_MS, idleMs: FLOW_MS });
    try {
      const response = await sendRequest(connection, path, { signal: deadline.signal });
      const { status, headers } = response;
      const body = await readBody(response, deadline.signal);
      if (response.ok) return body;
      if (status === 404 || status === 422) return null;
      throw new TransportFailure({ kind: 'answer', status, contentType: headers.get('content-type'), body });
    } finally {
      deadline.clear();
    }
  }

  async function load(id: string): Promise<FoundFlow | null> {
    const [text, version] = await Promise.all([read(endpoints.flow(id)), read(endpoints.version)]).catch((thrown) => {
      const error = toRunError(thrown, { requestIndex: null, elapsedMs: null, flow: id, session: null });
      throw new LangflowProblem(demoProblemSentence(error, connection), { cause: thrown });
    });
    if (text === null) return null;
    const server = describeServer(connection, tryParseJson(version ?? ''));
    try {
      const { index } = await parseFlow(new TextEncoder().encode(text), { id, name: id });
      return { index, rules: server.rules, server };
    } catch (error) {
      throw new LangflowProblem(`What the Langflow answered is no flow (${errorMessage(error)})`, { cause: error });
    }
  }

  return (id) => {
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
  };
}
