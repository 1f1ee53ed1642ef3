/** `POST /api/v1/run/advanced/{flow}`: one JSON reply, or the events of the embedded engine as they happen. */
import { JOB_HEADER } from '#contract/routes/job-endpoints.ts';
import { type RunEvent, runEventSchema } from '#contract/run-event.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { readServerSentData } from '../send/read-frames.ts';
import { leaveJob } from '../send/stop-job.ts';
import { askingForValues } from './asks-for-values.ts';
import { hideValues } from './hide-values.ts';
import { jobBody } from './job-body.ts';
import { openAnswer, takenUpAnswer } from './open-answer.ts';
import { parseFrame, parseReply, replyEvents } from './reply-events.ts';
import { createStreamQuestions } from './stream-questions.ts';
import { streamText } from './stream-text.ts';
import type { Transport, TransportContext } from './transport.ts';

const KNOWN_EVENTS: ReadonlySet<unknown> = new Set(
  runEventSchema.def.options.flatMap((option) => option.shape.event.def.values),
);

/** The answer decides how it is read. Throws like every `Transport`. */
export const advanced: Transport = askingForValues(readAnswer);

async function* readAnswer(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
  const { connection, decisions, deadline } = context;
  const questions = createStreamQuestions(context);
  let isEnded = false;
  let job: string | null = null;
  try {
    const answer = context.job === null ? await openAnswer(request, context) : null;
    job = context.job ?? answer?.headers.find(([name]) => name === JOB_HEADER)?.[1] ?? null;
    if (job !== null) context.keepJob(job);
    if (answer !== null && !answer.contentType?.includes('text/event-stream')) {
      yield* replyEvents(parseReply(await answer.readAll(), answer.status));
      return;
    }
    const body = job === null ? (answer?.body ?? null) : jobBody(answer?.body ?? null, job, context);
    const read = answer === null ? takenUpAnswer(context, body) : { ...answer, body };
    let chunks = 0;
    const { texts, held } = streamText(read, context, 'events', () => chunks, hideValues());
    for await (const frames of readServerSentData(texts)) {
      for (const frame of frames) {
        const event = parseFrame(frame, runEventSchema, KNOWN_EVENTS, read.status);
        if (event === null) continue;
        if (event.event === 'text-delta') chunks += 1;
        questions.note(event);
        isEnded ||= event.event === 'run-end' || event.event === 'run-error';
        yield event;
      }
    }
    // Reads to the last byte, so that the connection can be reused for the next request.
    if (isEnded) return;
    throw new TransportFailure({ kind: 'cut', status: read.status, body: held(), chunks });
  } finally {
    questions.close();
    // The run may wait for a person by now, and would go on waiting without a reader. A page that is being left only loses its
    // connection.
    const isStopped = deadline.signal.aborted || decisions === null;
    if (job !== null && isStopped && !isEnded) leaveJob(connection, job, deadline.signal);
  }
}
