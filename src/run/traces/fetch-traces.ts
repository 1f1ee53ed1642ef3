/**
 * Fetches Langflow's traces of a run that has ended. They are written after the answer was sent, so the list of the flow's traces is
 * read until it has them: asking for one that is not there yet is a 404, which a browser reports as an error.
 */

import { parseTrace, parseTraceList, type Trace, type TraceHead } from '#contract/answers/trace.ts';
import { TRACES_A_PAGE, traceEndpoints } from '#contract/routes/trace-endpoints.ts';
import type { Connection } from '../model/connection.ts';
import type { Run } from '../model/run.ts';
import { sendRequest } from '../send/send-request.ts';
import { wait } from '../send/wait.ts';
import { isEarlier, matchTraces } from './match-traces.ts';

/** Delays before the attempts in ms. Traces took 25 to 430 ms (1.13.0), on a busy server up to 3 s. */
const WAITS_MS = [300, 700, 2_500] as const;

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

/** Input index -> trace. Never throws: without an answer there are no traces. */
export async function fetchTraces(options: FetchTracesOptions): Promise<Map<number, Trace>> {
  const { run, flowId, connection, signal, waitsMs = WAITS_MS } = options;
  const found = new Map<string, Trace>();
  const byInput = new Map<number, Trace>();
  const get = createGet(connection, signal);
  try {
    const expected = matchTraces(run, { flowId, rows: [], clockOffsetMs: 0 });
    if (expected.length === 0) return byInput;
    for (const waitMs of waitsMs) {
      await wait(waitMs, signal);
      signal.throwIfAborted();
      const list = await readList(get, flowId, run);
      const requests = matchTraces(run, { flowId, ...list });
      const written = new Set(list.rows.map(({ id }) => id));
      for (const { trace: id, inputs } of requests) {
        if (id === null || !written.has(id)) continue;
        const trace = found.get(id) ?? (await readOne(get, id));
        if (trace === null) continue;
        found.set(trace.id, trace);
        for (const input of inputs) byInput.set(input, trace);
      }
      if (requests.every(({ inputs }) => inputs.every((input) => byInput.has(input)))) break;
    }
  } catch {
    // Stopped, refused or unreachable: the run is complete without traces.
  }
  return byInput;
}

type Get = (path: string) => Promise<{ json: unknown; date: string | null } | null>;

function createGet(connection: Connection, signal: AbortSignal): Get {
  return async (path) => {
    const response = await sendRequest(connection, path, { signal, cache: 'no-store' });
    const body = await response.text();
    if (!response.ok || response.headers.get('content-type')?.includes('json') !== true) return null;
    const json: unknown = JSON.parse(body);
    return { json, date: response.headers.get('date') };
  };
}

/** The rows back to the start of the run; each once, though new ones move others to the next page. */
async function readList(get: Get, flowId: string, run: Run): Promise<{ rows: TraceHead[]; clockOffsetMs: number }> {
  const rows = new Map<string, TraceHead>();
  let clockOffsetMs = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await get(traceEndpoints.ofFlow(flowId, String(page)));
    const serverNow = Date.parse(answer?.date ?? '');
    // The header is in whole seconds, so half a second more is the best estimate.
    if (page === 1 && !Number.isNaN(serverNow)) clockOffsetMs = serverNow + 500 - Date.now();
    const found = (answer && parseTraceList(answer.json)) ?? [];
    const before = rows.size;
    for (const row of found) rows.set(row.id, row);
    const oldest = found.at(-1);
    if (!oldest || found.length < TRACES_A_PAGE || isEarlier(run, oldest, clockOffsetMs)) break;
    // A server without pages sends the first one again.
    if (rows.size === before) break;
  }
  return { rows: [...rows.values()], clockOffsetMs };
}

/** Null until the trace is written. */
async function readOne(get: Get, id: string): Promise<Trace | null> {
  const answer = await get(traceEndpoints.one(id));
  const trace = answer && parseTrace(answer.json);
  return trace && trace.spans.length > 0 ? trace : null;
}
