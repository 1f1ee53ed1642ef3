/** `POST /api/v1/run/advanced/{flow}`: one JSON reply, or the events of the embedded engine as they happen. */
import { JOB_HEADER, jobEndpoints } from '#contract/routes/job-endpoints.ts';
import { type RunEvent, runEventSchema } from '#contract/run-event.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { readServerSentData } from '../send/read-frames.ts';
import { sendRequest } from '../send/send-request.ts';
import { stopJob } from '../send/stop-job.ts';
import { type OpenAnswer, openAnswer, openSent } from './open-answer.ts';
import { parseFrame, parseReply, replyEvents } from './reply-events.ts';
import { createStreamQuestions } from './stream-questions.ts';
import { streamText } from './stream-text.ts';
import type { TransportContext } from './transport.ts';

const KNOWN_EVENTS: ReadonlySet<unknown> = new Set(
  runEventSchema.def.options.flatMap((option) => option.shape.event.def.values),
);

/** The answer decides how it is read. Throws like every `Transport`. */
export async function* advanced(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
  const questions = createStreamQuestions(context);
  let isEnded = false;
  /** The job while it waits for a person: it would wait on when its reader leaves. */
  let waiting: string | null = null;
  try {
    const answer = await open(request, context);
    if (!answer.contentType?.includes('text/event-stream')) {
      yield* replyEvents(parseReply(await answer.readAll(), answer.status));
      return;
    }
    let chunks = 0;
    const { texts, kept } = streamText(answer, context, 'events', () => chunks);
    for await (const frames of readServerSentData(texts)) {
      for (const frame of frames) {
        const event = parseFrame(frame, runEventSchema, KNOWN_EVENTS, answer.status);
        if (event === null) continue;
        if (event.event === 'text-delta') chunks += 1;
        if (event.event === 'human-input-required') waiting = event.job_id;
        else if (event.event === 'human-input-decided') waiting = null;
        questions.note(event);
        isEnded ||= event.event === 'run-end' || event.event === 'run-error';
        yield event;
      }
    }
    // Reads to the last byte, so that the connection can be reused for the next request.
    if (isEnded) return;
    throw new TransportFailure({ kind: 'cut', status: answer.status, body: kept(), chunks });
  } finally {
    questions.close();
    if (waiting !== null && !isEnded) stopWaiting(waiting, context);
  }
}

/** A page that is being left cuts its streams too, and then the job waits for it. */
const LEAVING_MS = 3_000;

function stopWaiting(job: string, { connection, decisions, deadline }: TransportContext): void {
  if (deadline.signal.aborted || decisions === null) stopJob(connection, job);
  else setTimeout(() => stopJob(connection, job), LEAVING_MS);
}

async function open(request: PlannedRequest, context: TransportContext): Promise<OpenAnswer> {
  const { job, connection, deadline } = context;
  if (job !== null) {
    context.keepJob(job);
    const init: RequestInit = { headers: { accept: 'text/event-stream' }, signal: deadline.signal, cache: 'no-store' };
    return openSent(() => sendRequest(connection, jobEndpoints.events(job), init), context);
  }
  const answer = await openAnswer(request, context);
  const [, named] = answer.headers.find(([name]) => name === JOB_HEADER) ?? [];
  if (named !== undefined) context.keepJob(named);
  return answer;
}
