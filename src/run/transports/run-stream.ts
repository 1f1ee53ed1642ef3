/** `POST /api/v1/run/{flow}?stream=true` of Langflow: streams text, and ends with the reply of run/advanced. */
import type { RunEvent } from '#contract/run-event.ts';
import { type ResultData, type RunResponse, readText } from '#contract/run-response.ts';
import type { PlannedRequest, StreamExpectation } from '../model/request-plan.ts';
import { checkRunStreamBody } from '../translation/stream-bodies.ts';
import { langflowStream, type RouteReader } from './langflow-stream.ts';
import { parseReply } from './reply-events.ts';
import { withMessageText } from './result-text.ts';
import type { MessageLog } from './stream-messages.ts';
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

/** For several named outputs all results were requested; leaves out the others. */
function* replyEnd(reply: RunResponse, expect: StreamExpectation, log: MessageLog): Generator<RunEvent> {
  const results = (reply.outputs?.[0]?.outputs ?? []).filter((result) => isWanted(result, expect));
  for (const [index, result] of results.entries()) {
    const whole = result && withWholeText(result);
    yield { event: 'output-ready', at: 0, input: 0, component: result?.component_id ?? null, index, result: whole };
  }
  yield { event: 'input-end', at: 0, input: 0 };
  yield { event: 'run-end', at: 0, session_id: reply.session_id ?? log.sessionId() };
}

function isWanted(result: ResultData | null, { outputs }: StreamExpectation): boolean {
  if (outputs.length === 0 || result === null) return true;
  const names = [result.component_id, result.component_display_name];
  return names.some((name) => typeof name === 'string' && outputs.includes(name));
}

/** Base 0.1 and 0.3 send the text of a streamed answer next to its message, not in it (wire/streams/run-chat-0.1.4). */
function withWholeText(result: ResultData): ResultData {
  const beside = readText({ outputs: result.outputs });
  return readText(result) === '' && beside ? withMessageText(result, beside) : result;
}
