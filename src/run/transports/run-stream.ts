/** `POST /api/v1/run/{flow}?stream=true` of a Langflow: text as it is written, and at the end the reply of run/advanced. */
import type { JsonValue } from '#contract/json.ts';
import type { RunEvent } from '#contract/run-event.ts';
import { type ResultData, type RunResponse, readMessageId, readText } from '#contract/run-response.ts';
import { startDeadline } from '../deadline.ts';
import { readLines } from '../read-frames.ts';
import type { PlannedRequest, StreamExpectation } from '../request-plan.ts';
import { checkRunStreamBody } from '../translation/stream-bodies.ts';
import { TransportFailure } from '../transport-failure.ts';
import { langflowFrames } from './langflow-frames.ts';
import { openAnswer } from './open-answer.ts';
import { parseReply } from './reply-events.ts';
import { withMessageText } from './result-text.ts';
import { readStreamErrors } from './stream-error.ts';
import {
  createMessageLog,
  expectationOf,
  type MessageLog,
  messageEvent,
  readStreamMessage,
} from './stream-messages.ts';
import { streamText } from './stream-text.ts';
import type { TransportContext } from './transport.ts';

export async function* runStream(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
  checkRunStreamBody(request.body);
  const expect = expectationOf(request);
  const deadline = startDeadline(context.signal, context.timeouts);
  try {
    const answer = await openAnswer(request, context, deadline);
    const log = createMessageLog(expect);
    yield { event: 'run-start', at: 0, inputs: 1, session_id: null };
    yield { event: 'input-start', at: 0, input: 0, inputs: expect.echoed };
    if (!answer.contentType?.includes('event-stream')) {
      yield* replyEnd(parseReply(await answer.readAll(), answer.status), expect, log);
      return;
    }
    const { texts, kept } = streamText(answer, context, deadline, { framing: 'lines', countChunks: log.chunks });
    const errors: JsonValue[] = [];
    let isEnded = false;
    for await (const frame of langflowFrames(readLines(texts), answer.status)) {
      if (frame.event === 'token') {
        const delta = log.token(frame.data);
        if (delta) yield delta;
      } else if (frame.event === 'add_message') {
        log.add(readStreamMessage(frame.data));
        yield messageEvent(frame.data);
      } else if (frame.event === 'error') {
        errors.push(frame.data);
      } else if (frame.event === 'end' && frame.data?.result) {
        isEnded = true;
        yield* replyEnd(frame.data.result, expect, log);
      }
    }
    if (isEnded) return;
    const error = readStreamErrors(errors);
    if (error) throw new TransportFailure({ kind: 'wire', error });
    throw new TransportFailure({ kind: 'cut', status: answer.status, body: kept(), chunks: log.chunks() });
  } finally {
    deadline.clear();
  }
}

/** With several outputs named the route was asked for every component's result; the others are left out here. */
function* replyEnd(reply: RunResponse, expect: StreamExpectation, log: MessageLog): Generator<RunEvent> {
  const results = (reply.outputs?.[0]?.outputs ?? []).filter((result) => isWanted(result, expect));
  for (const [index, result] of results.entries()) {
    const whole = result && withStreamedText(result, log);
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

/** Base 0.1 and 0.3 give a streamed answer back without its text (wire/streams/run-chat-0.1.4, run-chat-0.3.4). */
function withStreamedText(result: ResultData, log: MessageLog): ResultData {
  const id = readMessageId(result);
  const streamed = id === null ? null : log.textOf(id);
  return readText(result) === '' && streamed ? withMessageText(result, streamed) : result;
}
