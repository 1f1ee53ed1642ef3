/** `POST /api/v1/run/advanced/{flow}`: one request, one JSON reply. */
import type { RunEvent } from '#contract/run-event.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { startDeadline } from '../send/deadline.ts';
import { openAnswer } from './open-answer.ts';
import { parseReply, replyEvents } from './reply-events.ts';
import type { TransportContext } from './transport.ts';

/** Yields the events after the whole answer. Throws like every `Transport`. */
export async function* advancedJson(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
  const deadline = startDeadline(context.signal, context.timeouts);
  try {
    const answer = await openAnswer(request, context, deadline);
    yield* replyEvents(parseReply(await answer.readAll(), answer.status));
  } finally {
    deadline.clear();
  }
}
