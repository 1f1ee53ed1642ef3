/**
 * Matches traces with the requests of a run. The id of a trace is the `run_id` in the messages of the answer; the trace of a
 * failure or of an answer without messages is found by flow, session, input and time. Ambiguous matches are not used.
 */

import type { TraceHead } from '#contract/answers/trace.ts';
import { isJsonObject } from '#contract/json.ts';
import { readMessage } from '#contract/run-response.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { readServerTime } from './server-time.ts';

/** Tolerance in ms for the offset between the clocks of browser and server, because a `date` header is in whole seconds. */
const TOLERANCE_MS = 1_500;

export interface RequestTrace {
  /** Indices of the inputs of the request. */
  inputs: readonly number[];
  /** Id of the trace; null when no match is certain. */
  trace: string | null;
}

export interface MatchOptions {
  /** UUID of the flow. */
  flowId: string;
  /** Rows of the server's list; empty before it is fetched. */
  rows: readonly TraceHead[];
  /** The server's clock minus the browser's, in ms. */
  clockOffsetMs: number;
}

/** One entry for each request that may have a trace. */
export function matchTraces(run: Run, { flowId, rows, clockOffsetMs }: MatchOptions): RequestTrace[] {
  const requests = run.plan.requests.flatMap((request) => {
    const inputs = run.inputs.filter(({ index }) => request.inputs.includes(index));
    return inputs.some((input) => mayHaveTrace(input, run)) ? [{ request, inputs, trace: findRunId(run, inputs) }] : [];
  });
  const taken = new Set(requests.map(({ trace }) => trace));
  const open = requests.filter(({ trace }) => trace === null);
  const free = rows.filter(({ id, flowId: flow }) => !taken.has(id) && (flow ?? flowId) === flowId);
  const chosen = new Map<Candidate, string>();
  for (const candidate of open) {
    const fitting = free.filter((row) => isFitting(run, candidate, row, clockOffsetMs));
    const rivals = open.filter((other) => fitting.some((row) => isFitting(run, other, row, clockOffsetMs)));
    // With equally many matching traces and requests, sent one after the other, their order decides.
    if (fitting.length !== rivals.length || (rivals.length > 1 && run.plan.concurrency > 1)) continue;
    const row = fitting.toSorted(byStart)[rivals.toSorted(bySending).indexOf(candidate)];
    if (row) chosen.set(candidate, row.id);
  }
  return requests.map((candidate) => ({
    inputs: candidate.request.inputs,
    trace: candidate.trace ?? chosen.get(candidate) ?? null,
  }));
}

interface Candidate {
  request: PlannedRequest;
  inputs: readonly RunInputResult[];
  trace: string | null;
}

/** False for requests that never reached a component, and for stopped ones, which have no trace. */
export function mayHaveTrace({ status, startedAt, error }: RunInputResult, run: Run): boolean {
  if (startedAt === null || status === 'waiting' || status === 'stopped') return false;
  const failure = error ?? (status === 'failed' ? run.error : null);
  return failure === null || ['component-failed', 'stream-cut', 'reply-cut', 'timeout', 'other'].includes(failure.kind);
}

/** The `run_id` in any message of the answer, including the user's message. */
function findRunId(run: Run, inputs: readonly RunInputResult[]): string | null {
  for (const { outputs } of inputs) {
    for (const { result } of outputs) {
      const id = readRunId(result && readMessage(result));
      if (id !== null) return id;
    }
  }
  const indices = new Set(inputs.map(({ index }) => index));
  for (const { event } of run.events) {
    if (event.event !== 'message-add' || !indices.has(event.input)) continue;
    const id = readRunId(event.message);
    if (id !== null) return id;
  }
  return null;
}

function readRunId(message: unknown): string | null {
  if (!isJsonObject(message)) return null;
  const data = isJsonObject(message.data) ? message.data : message;
  return typeof data.run_id === 'string' && data.run_id !== '' ? data.run_id : null;
}

/** True for a trace of an earlier run, and so for all after it in the list, which has the newest first. */
export function isEarlier(run: Run, { startTime }: TraceHead, clockOffsetMs: number): boolean {
  const start = readServerTime(startTime);
  return start !== null && start - clockOffsetMs - run.startedAt < -TOLERANCE_MS;
}

function isFitting(run: Run, { inputs }: Candidate, row: TraceHead, clockOffsetMs: number): boolean {
  const start = readServerTime(row.startTime);
  const from = Math.min(...inputs.map(({ startedAt }) => startedAt ?? 0));
  const to = Math.max(...inputs.map(({ endedAt }) => endedAt ?? run.durationMs ?? 0));
  if (start === null) return false;
  const startMs = start - clockOffsetMs - run.startedAt;
  if (startMs < from - TOLERANCE_MS || startMs > to + TOLERANCE_MS) return false;
  if ((row.totalLatencyMs ?? 0) > to - from + TOLERANCE_MS) return false;
  const session = run.request.session_id ?? null;
  if (session !== null && row.sessionId && row.sessionId !== session) return false;
  return isOwnValue(run, inputs, row);
}

/** A trace contains the value of the Chat Input, which is the request's unless it targets other components. */
function isOwnValue(run: Run, inputs: readonly RunInputResult[], { input }: TraceHead): boolean {
  const value = isJsonObject(input) ? input.input_value : null;
  if (typeof value !== 'string') return true;
  const indices = new Set(inputs.map(({ index }) => index));
  const own = [...(run.request.inputs ?? []).entries()].filter(([index]) => indices.has(index));
  if (own.some(([, sent]) => (sent.input_value ?? '') === value)) return true;
  return own.some(([, { components, type }]) => (components ?? []).length > 0 || type === 'text');
}

function byStart(left: TraceHead, right: TraceHead): number {
  return (readServerTime(left.startTime) ?? 0) - (readServerTime(right.startTime) ?? 0);
}

function bySending(left: Candidate, right: Candidate): number {
  return (left.inputs[0]?.startedAt ?? 0) - (right.inputs[0]?.startedAt ?? 0);
}
