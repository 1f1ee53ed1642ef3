/** Sends the requests of a plan, a limited number at a time, and yields their updates in one sequence. */
import { AsyncQueue } from '#contract/async/async-queue.ts';
import { followAbort } from '#contract/async/follow-abort.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { Connection } from '../model/connection.ts';
import type { OpenQuestions } from '../model/decisions.ts';
import type { PlannedRequest, RequestPlan } from '../model/request-plan.ts';
import type { RunJob } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { toRunError } from '../model/to-run-error.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import type { TransportName } from '../model/transport-kinds.ts';
import { DEFAULT_TIMEOUTS, type RunTimeouts, startDeadline } from '../send/deadline.ts';
import { createYieldToHost } from '../send/yield-to-host.ts';
import { advanced } from '../transports/advanced.ts';
import { runStream } from '../transports/run-stream.ts';
import type { Transport } from '../transports/transport.ts';
import { workflowBackground } from '../transports/workflow-background.ts';
import { workflowStream } from '../transports/workflow-stream.ts';
import { namingOwner } from './owner-refusal.ts';

/** The code of each transport; a missing one does not compile. */
const TRANSPORTS: Record<TransportName, Transport> = {
  'advanced-json': advanced,
  'advanced-stream': advanced,
  'run-stream': runStream,
  'workflow-stream': workflowStream,
  'workflow-background': workflowBackground,
};

/** Limit on the characters of one run's streams that are kept, if no other is given; a stream of 50,000 tokens has about seven million. */
const LIVE_CHARACTERS = 16_000_000;

/** Longest task in ms before yielding to the page. */
const SLICE_MS = 12;

export interface ExecuteOptions {
  plan: RequestPlan;
  connection: Connection;
  /** The flow and session of the request, to name them in errors. */
  flow: string;
  session: string | null;
  /** Stop: aborts running requests, sends no more, and ends with `stopped`. */
  signal: AbortSignal;
  timeouts?: RunTimeouts;
  /** Takes the decisions of a person. Without it a request that asks one fails. */
  decisions?: OpenQuestions;
  /** Asks the embedded engine for what components received and gave; a Langflow reports it after the run. */
  wantsValues?: boolean;
  /** Goes on with these jobs of an earlier page, and sends no request. `agoMs`: when the run started. */
  takesUp?: { jobs: readonly RunJob[]; agoMs: number } | null;
  /** Characters of the streams that are kept as they came: 0 where nobody looks at them. */
  maxStreamCharacters?: number;
  /** Monotonic, in ms. */
  clock?: () => number;
}

/**
 * Never throws. A failing request only fails its own inputs. Leaving the loop early aborts everything, and the generator
 * ends after the last request has cleaned up.
 */
export async function* executeRun(options: ExecuteOptions): AsyncGenerator<RunUpdate> {
  const {
    plan,
    signal,
    takesUp = null,
    maxStreamCharacters = LIVE_CHARACTERS,
    clock = () => performance.now(),
  } = options;
  const start = clock() - (takesUp?.agoMs ?? 0);
  const now = () => clock() - start;
  const queue = new AsyncQueue<RunUpdate>();
  const room = { characters: maxStreamCharacters };
  const controller = new AbortController();
  const unlink = followAbort(controller, signal);

  const toSend = takesUp?.jobs ?? [...plan.requests.keys()].map((requestIndex) => ({ requestIndex, id: null }));
  let next = 0;
  const worker = async () => {
    while (next < toSend.length && !controller.signal.aborted) {
      const one = toSend[next];
      next += 1;
      const request = one && plan.requests[one.requestIndex];
      if (request) await sendOne(request, one);
    }
  };
  const sendOne = async (
    request: PlannedRequest,
    { requestIndex, id: job }: { requestIndex: number; id: string | null },
  ) => {
    const sentAt = now();
    const yieldIfDue = createYieldToHost(SLICE_MS, clock);
    const fail = async (thrown: unknown) => {
      const at = now();
      const context = { requestIndex, elapsedMs: at - sentAt, flow: options.flow, session: options.session };
      const error = await namingOwner(toRunError(thrown, context), request, options.connection, deadline.signal);
      queue.push({ kind: 'failed', at, requestIndex, error });
    };
    queue.push({ kind: 'sent', at: sentAt, requestIndex });
    // Arrival of the current piece of the stream: all its events arrived together, however long parsing takes.
    let arrivedAt: number | null = null;
    const deadline = startDeadline(controller.signal, options.timeouts ?? DEFAULT_TIMEOUTS);
    try {
      const events = TRANSPORTS[request.transport](request, {
        connection: options.connection,
        deadline,
        now,
        decisions: options.decisions ?? null,
        room,
        wantsValues: options.wantsValues ?? false,
        keepValues(position, values) {
          const input = request.inputs[position];
          if (input !== undefined) queue.push({ kind: 'values', input, values });
        },
        keepArrived: ({ at, ...part }) => {
          arrivedAt = at;
          queue.push({ kind: 'arrived', requestIndex, ...part });
        },
        keepSentAgain: () => queue.push({ kind: 'sent-again', requestIndex }),
        job,
        keepJob: (id) => queue.push({ kind: 'job', requestIndex, id }),
        keepReply: (reply) => {
          arrivedAt = null;
          queue.push({ kind: 'reply', reply: { requestIndex, ...reply } });
        },
      });
      for await (const event of events) {
        const runEvent = toRunEvent(event, request, requestIndex, plan);
        if (runEvent) queue.push({ kind: 'event', received: { receivedAt: arrivedAt ?? now(), event: runEvent } });
        if (event.event === 'run-error') return await fail(new TransportFailure({ kind: 'wire', error: event.error }));
        const pause = yieldIfDue();
        if (pause) await pause;
      }
      queue.push({ kind: 'answered', at: now(), requestIndex });
    } catch (thrown) {
      if (!controller.signal.aborted) await fail(thrown);
    } finally {
      deadline.clear();
    }
  };

  const workers = Array.from({ length: Math.max(1, plan.concurrency) }, worker);
  const pool = Promise.all(workers).finally(() => {
    queue.push(controller.signal.aborted ? { kind: 'stopped', at: now() } : { kind: 'ended', at: now() });
    queue.close();
  });
  try {
    yield* queue;
  } finally {
    controller.abort(signal.reason);
    unlink();
    await pool;
  }
}

/**
 * Converts an event of one request to one of the whole run: the input gets its index in the draft, run-start is kept once
 * and run-end dropped. Null for events of one request that the run does not report.
 */
function toRunEvent(
  event: RunEvent,
  request: PlannedRequest,
  requestIndex: number,
  plan: RequestPlan,
): RunEvent | null {
  if (event.event === 'run-start') {
    if (requestIndex > 0) return null;
    return { ...event, inputs: plan.requests.reduce((sum, { inputs }) => sum + inputs.length, 0) };
  }
  if (event.event === 'run-end' || event.event === 'run-error') return plan.requests.length === 1 ? event : null;
  const input = request.inputs[event.input];
  return input === undefined ? null : { ...event, input };
}
