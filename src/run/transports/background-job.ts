/** A background job of Langflow's workflows route: its events as one stream, its decisions, and its end. */

import { followAbort } from '#contract/async/follow-abort.ts';
import { isJsonObject, tryParseJson } from '#contract/json.ts';
import type { WireError } from '#contract/run-event.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { readJobState } from '../send/job-state.ts';
import { sendDecision } from '../send/send-decision.ts';
import { leaveJob } from '../send/stop-job.ts';
import { wait } from '../send/wait.ts';
import { lastEventId, questionIn, readJobEvents } from './job-events.ts';
import { type OpenAnswer, openAnswer, takenUpAnswer } from './open-answer.ts';
import { NOBODY_TO_ASK } from './stream-questions.ts';
import { toBody } from './to-body.ts';
import type { TransportContext } from './transport.ts';

/** How often the server is asked whether a job that waits was resumed or ended elsewhere. */
const POLL_MS = 1_500;
/** Pause before the events are read again. */
const RETRY_MS = 250;
/** Connections in a row that may break before the run fails. */
const MOST_BREAKS = 5;

export interface BackgroundJob {
  /** Submits the job, or takes up that of an earlier page. The body of the answer is the job's events, from all connections that it takes to read them. */
  open(request: PlannedRequest): Promise<OpenAnswer>;
  id(): string;
  /** The action by which a question was answered here; null if it was answered elsewhere. */
  decision(requestId: string): string | null;
  /** Why the job ended without an `end` event. */
  failure(): WireError | null;
  /** Cancels the job if it has not ended. */
  cancel(): void;
}

interface Question {
  /** Aborted when a decision made here was taken, and when the run is stopped. */
  taken: AbortSignal;
  close(): void;
}

export function createBackgroundJob(context: TransportContext): BackgroundJob {
  const { connection, deadline } = context;
  const { signal } = deadline;
  const decided = new Map<string, string>();
  let id = '';
  let isOver = false;
  let failure: WireError | null = null;

  /** The status as the server names it; null when the server cannot be asked just now. */
  async function readState(signal: AbortSignal): Promise<string | null> {
    const state = await readJobState(connection, id, signal);
    signal.throwIfAborted();
    if (state.kind === 'there') return state.status;
    return state.kind === 'unknown' ? null : state.kind;
  }

  /** True when the job sends no event until somebody decides, or never again. */
  async function hasLeftOff(signal: AbortSignal): Promise<boolean> {
    const state = await readState(signal).catch(() => null);
    return state === 'suspended' || (state !== null && state in ENDED);
  }

  /** Opens the question to the page. Null if nobody can be asked. */
  function ask(requestId: string): Question | null {
    if (context.decisions === null) return null;
    const taken = new AbortController();
    const unlink = followAbort(taken, signal);
    let isOpen = true;
    const close = context.decisions.open(requestId, async (actionId) => {
      const send = () => sendDecision(connection, { jobId: id, requestId, actionId });
      let refusal = await send();
      // The job's events name the question before the job is suspended: on a busy server, seconds before.
      while (refusal?.isFinal && isOpen) {
        const state = await readState(signal).catch(() => 'cancelled');
        if (state !== null && state in ENDED) break;
        await wait(RETRY_MS, signal);
        refusal = await send();
      }
      if (refusal !== null) return refusal;
      decided.set(requestId, actionId);
      taken.abort();
      return null;
    });
    return {
      taken: taken.signal,
      close() {
        isOpen = false;
        close();
        unlink();
      },
    };
  }

  /** Until a decision is taken here, or the job is no longer suspended. */
  async function waitForDecision({ taken }: Question): Promise<void> {
    deadline.pause();
    try {
      while (!taken.aborted) {
        await wait(POLL_MS, taken);
        signal.throwIfAborted();
        const state = taken.aborted ? null : await readState(signal);
        if (state !== null && state !== 'suspended') return;
      }
    } finally {
      deadline.resume();
    }
  }

  async function* follow(): AsyncGenerator<string> {
    let last: string | null = null;
    let breaks = 0;
    let question: Question | null = null;
    try {
      for (;;) {
        try {
          for await (const events of readJobEvents({ connection, id, after: last, signal, hasLeftOff })) {
            const requestId = questionIn(events);
            // Later events mean that the job was resumed.
            question?.close();
            question = requestId === null ? null : ask(requestId);
            isOver ||= /^data: ?\{"event": ?"end"/m.test(events);
            last = lastEventId(events) ?? last;
            breaks = 0;
            yield events;
            if (requestId !== null && question === null) {
              failure = NOBODY_TO_ASK;
              return;
            }
          }
        } catch (thrown) {
          signal.throwIfAborted();
          breaks += 1;
          if (breaks > MOST_BREAKS) throw thrown;
        }
        if (isOver) return;
        if (question !== null) await waitForDecision(question);
        const state = await readState(signal);
        if (state !== null && state in ENDED) {
          failure = ENDED[state] ?? null;
          isOver = true;
          yield* readJobEvents({ connection, id, after: last, signal });
          return;
        }
        await wait(RETRY_MS * 2 ** breaks, signal);
        signal.throwIfAborted();
      }
    } finally {
      question?.close();
    }
  }

  return {
    id: () => id,
    decision: (requestId) => decided.get(requestId) ?? null,
    failure: () => failure,
    async open(request) {
      if (context.job !== null) {
        id = context.job;
        context.keepJob(id);
        return takenUpAnswer(context, toBody(follow()));
      }
      const answer = await openAnswer(request, context);
      const text = await new Response(answer.body).text();
      const job = tryParseJson(text);
      if (!isJsonObject(job) || typeof job.job_id !== 'string') {
        const message = 'The workflows route did not start a job.';
        throw new TransportFailure({ kind: 'unexpected', status: answer.status, body: text, message });
      }
      id = job.job_id;
      context.keepJob(id);
      return { ...answer, contentType: 'text/event-stream', body: toBody(follow()) };
    },
    cancel() {
      if (id === '' || isOver) return;
      leaveJob(connection, id, signal);
    },
  };
}

const ENDED: Record<string, WireError | null> = {
  completed: null,
  failed: { status: 500, body: { detail: 'The job failed on the server.' } },
  cancelled: {
    status: 500,
    body: { detail: 'The job was cancelled on the server. A new run in the same session cancels one that waits.' },
  },
  refused: { status: 401, body: { detail: 'The server refuses the key with which the job was started.' } },
  gone: { status: 404, body: { detail: 'The server does not have this job any more.' } },
  timed_out: { status: 500, body: { detail: 'The server ended the job because nobody decided in time.' } },
};
