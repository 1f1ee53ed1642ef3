/**
 * Fetches Langflow's traces of a run that has ended. They are written after the answer was sent, so the list of the flow's traces is
 * read until it has them: asking for one that is not there yet is a 404, which a browser reports as an error.
 */

import { parseTrace, parseTraceList, type Trace, type TraceHead } from '#contract/answers/trace.ts';
import type { NoValues } from '#contract/component-values.ts';
import { TRACES_A_PAGE, traceEndpoints } from '#contract/routes/trace-endpoints.ts';
import type { Connection } from '../model/connection.ts';
import type { Run } from '../model/run.ts';
import { sendRequest } from '../send/send-request.ts';
import { wait } from '../send/wait.ts';
import { isEarlier, matchTraces } from './match-traces.ts';

/** Delays before the attempts in ms. Traces took 25 to 430 ms (1.13.0), on a busy server up to 3 s. */
const WAITS_MS = [300, 700, 1_500, 2_500] as const;

/** Most pages of the list that are read; the clock of a server may run ahead. */
const MOST_PAGES = 20;

export interface FetchTracesOptions {
  run: Run;
  /** UUID of the flow. */
  flowId: string;
  connection: Connection;
  /** Ends the search; traces found so far are returned. */
  signal: AbortSignal;
  waitsMs?: readonly number[];
}

export interface FoundTraces {
  /** Input index -> trace. */
  traces: ReadonlyMap<number, Trace>;
  /** Why the other inputs that may have one have none; null if there are no others. */
  missing: Extract<NoValues, 'no-traces' | 'older-release' | 'refused' | 'late'> | null;
}

/** Never throws: without an answer there are no traces. */
export async function fetchTraces(options: FetchTracesOptions): Promise<FoundTraces> {
  const { run, flowId, connection, signal, waitsMs = WAITS_MS } = options;
  const found = new Map<string, Trace>();
  const byInput = new Map<number, Trace>();
  // The list had them, and yet they were not there: each further try would be an error in the console of the page.
  const refused = new Set<string>();
  const get = createGet(connection, signal);
  let missing: FoundTraces['missing'] = 'late';
  try {
    const expected = matchTraces(run, { flowId, rows: [], clockOffsetMs: 0 });
    if (expected.length === 0) return { traces: byInput, missing: null };
    for (const waitMs of waitsMs) {
      await wait(waitMs, signal);
      signal.throwIfAborted();
      const list = await readList(get, flowId, run);
      missing = list.refusal ?? (list.rows.length === 0 ? 'no-traces' : 'late');
      if (list.refusal !== null) break;
      const requests = matchTraces(run, { flowId, ...list });
      const written = new Set(list.rows.map(({ id }) => id));
      for (const { trace: id, inputs } of requests) {
        if (id === null || !written.has(id) || refused.has(id)) continue;
        const trace = found.get(id) ?? (await readOne(get, id, refused));
        if (trace === null) continue;
        found.set(trace.id, trace);
        for (const input of inputs) byInput.set(input, trace);
      }
      const open = requests.filter(({ inputs }) => inputs.some((input) => !byInput.has(input)));
      if (open.length === 0) return { traces: byInput, missing: null };
    }
  } catch {
    // Stopped or unreachable: the run is complete without traces.
  }
  return { traces: byInput, missing };
}

interface TraceAnswer {
  status: number;
  /** Undefined if the answer is no JSON. */
  json: unknown;
  date: string | null;
}

type Get = (path: string) => Promise<TraceAnswer>;

function createGet(connection: Connection, signal: AbortSignal): Get {
  return async (path) => {
    const response = await sendRequest(connection, path, { signal, cache: 'no-store' });
    const body = await response.text();
    const { status, headers } = response;
    const isJson = response.ok && headers.get('content-type')?.includes('json') === true;
    return { status, json: isJson ? JSON.parse(body) : undefined, date: headers.get('date') };
  };
}

interface TraceList {
  rows: TraceHead[];
  clockOffsetMs: number;
  /** Set if asking again is in vain. */
  refusal: 'older-release' | 'refused' | null;
}

/** A release without traces answers with its page or that it has no such route; a key without the right with 401 or 403 (trace-states.json). */
function refusalOf({ status, json }: TraceAnswer): TraceList['refusal'] {
  if (status === 401 || status === 403) return 'refused';
  const isAnotherPage = status === 200 && json === undefined;
  return isAnotherPage || status === 404 || status === 405 ? 'older-release' : null;
}

/** The rows back to the start of the run; each once, though new ones move others to the next page. */
async function readList(get: Get, flowId: string, run: Run): Promise<TraceList> {
  const rows = new Map<string, TraceHead>();
  let clockOffsetMs = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await get(traceEndpoints.ofFlow(flowId, String(page)));
    const refusal = refusalOf(answer);
    if (refusal !== null) return { rows: [], clockOffsetMs, refusal };
    const serverNow = Date.parse(answer.date ?? '');
    // The header is in whole seconds, so half a second more is the best estimate.
    if (page === 1 && !Number.isNaN(serverNow)) clockOffsetMs = serverNow + 500 - Date.now();
    const found = parseTraceList(answer.json) ?? [];
    const before = rows.size;
    for (const row of found) rows.set(row.id, row);
    const oldest = found.at(-1);
    if (!oldest || found.length < TRACES_A_PAGE || isEarlier(run, oldest, clockOffsetMs)) break;
    // A server without pages sends the first one again.
    if (rows.size === before) break;
  }
  return { rows: [...rows.values()], clockOffsetMs, refusal: null };
}

/** Null until the trace is written. */
async function readOne(get: Get, id: string, refused: Set<string>): Promise<Trace | null> {
  const { status, json } = await get(traceEndpoints.one(id));
  if (status !== 200) refused.add(id);
  const trace = parseTrace(json);
  return trace && trace.spans.length > 0 ? trace : null;
}
