/** `POST /api/v1/run/advanced/{flow}`: one JSON reply, or the events of the embedded engine as they happen. */
import { type RunEvent, runEventSchema } from '#contract/run-event.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { readServerSentData } from '../send/read-frames.ts';
import { openAnswer } from './open-answer.ts';
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
  try {
    const answer = await openAnswer(request, context);
    if (!answer.contentType?.includes('text/event-stream')) {
      yield* replyEvents(parseReply(await answer.readAll(), answer.status));
      return;
    }
    let chunks = 0;
    let isEnded = false;
    const { texts, kept } = streamText(answer, context, 'events', () => chunks);
    for await (const frames of readServerSentData(texts)) {
      for (const frame of frames) {
        const event = parseFrame(frame, runEventSchema, KNOWN_EVENTS, answer.status);
        if (event === null) continue;
        if (event.event === 'text-delta') chunks += 1;
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
  }
}
