/** `POST /flows/{flow}/run` of `lfx serve`: its answer is the text of one Chat Output. */
import { textOrNull } from '#contract/answers/stream-messages.ts';
import { isDeeperThan } from '#contract/json.ts';
import { lfxRunSchema } from '#contract/lfx/lfx-replies.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { ResultData } from '#contract/run-response.ts';
import type { PlannedRequest, ScratchFlow } from '../model/request-plan.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { openAnswer } from './open-answer.ts';
import { parseAnswer, replyEvents } from './reply-events.ts';
import type { TransportContext } from './transport.ts';

/** Runs the flow as it is there, without tweaks. */
export function lfxRun(request: PlannedRequest, context: TransportContext): AsyncGenerator<RunEvent> {
  return lfxReply(request, context, { answers: null, echoed: { input_value: request.body.input_value ?? '' } });
}

/** Yields the events after the whole answer. Throws like every `Transport`. */
export async function* lfxReply(
  request: PlannedRequest,
  context: TransportContext,
  { answers, echoed }: Pick<ScratchFlow, 'answers' | 'echoed'>,
): AsyncGenerator<RunEvent> {
  const answer = await openAnswer(request, context);
  const result = readResult(await answer.readAll(), answer.status, answers);
  const { session_id } = request.body;
  yield* replyEvents({ session_id: textOrNull(session_id), outputs: [{ inputs: echoed, outputs: [result] }] });
}

/** The result in the form of run/advanced; it has only the text. */
function readResult(body: string, status: number, answers: string | null): ResultData {
  const value = parseAnswer(body, status);
  const reply = isDeeperThan(value) ? null : lfxRunSchema.safeParse(value);
  if (!reply?.success) {
    const message = 'The answer is JSON, but not that of a run of lfx serve.';
    throw new TransportFailure({ kind: 'unexpected', status, body, message });
  }
  const { result: text, component } = reply.data;
  return {
    results: { message: { text_key: 'text', data: { text }, text } },
    outputs: { message: { message: text, type: 'text' } },
    component_display_name: component ?? null,
    component_id: answers,
  };
}
