/** `POST /api/v1/run/{flow}?stream=true` of Langflow: streams text, and ends with the reply of run/advanced. */

import type { MessageLog } from '#contract/answers/stream-messages.ts';
import { wantedResults } from '#contract/answers/wanted-results.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { RunResponse } from '#contract/run-response.ts';
import type { PlannedRequest, StreamExpectation } from '../model/request-plan.ts';
import { checkRunStreamBody } from '../translation/stream-bodies.ts';
import { langflowStream, type RouteReader } from './langflow-stream.ts';
import { parseReply } from './reply-events.ts';
import type { TransportContext } from './transport.ts';

/** Throws at once for a body that the route does not accept, which is a defect of ours. */
export function runStream(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
  checkRunStreamBody(request.body);
  return langflowStream(request, context, { framing: 'lines', createReader });
}

function createReader(expect: StreamExpectation, log: MessageLog): RouteReader {
  let isEnded = false;
  return {
    whole: (body, status) => replyEnd(parseReply(body, status), expect, log),
    *frame(frame) {
      if (frame.event !== 'end' || !frame.data?.result) return;
      isEnded = true;
      yield* replyEnd(frame.data.result, expect, log);
    },
    outcome: (error) => (isEnded ? 'ended' : (error ?? 'cut')),
    closing: () => [],
  };
}

function* replyEnd(reply: RunResponse, expect: StreamExpectation, log: MessageLog): Generator<RunEvent> {
  yield* wantedResults(reply, expect.outputs);
  yield { event: 'run-end', at: 0, session_id: reply.session_id ?? log.sessionId() };
}
