/**
 * The answers of a stream that reports no components, as the workflows route sends it to users who do not own the flow: its frames
 * `output` have the content alone, and its messages name no component (streams/v2-other-user).
 */
import { isCutShort } from '#contract/answers/result-text.ts';
import { type MessageLog, readStreamMessage } from '#contract/answers/stream-messages.ts';
import type { JsonObject } from '#contract/json.ts';
import type { RunEventOf } from '#contract/run-event.ts';
import type { ResultData } from '#contract/run-response.ts';
import type { StreamFrame } from '#contract/stream-frame.ts';
import type { StreamExpectation } from '../model/request-plan.ts';
import { messagesOf } from './vertex-result.ts';

type Output = Extract<StreamFrame, { event: 'output' }>['data'];

export interface HiddenComponents {
  /** Keeps a message, whole, for the output that has its text. */
  note(message: JsonObject): void;
  /** Null for an output that was not requested. */
  read(output: Output): RunEventOf<'output-ready'> | null;
}

export function createHiddenComponents(expect: StreamExpectation, log: MessageLog): HiddenComponents {
  /** Id -> message, the latest last. An output takes its own, so that two with one text are two messages. */
  const messages = new Map<string, JsonObject>();
  const take = (text: string): { message: JsonObject; whole: string } | null => {
    for (const [id, message] of [...messages].toReversed()) {
      const whole = log.textOf(id) ?? '';
      if (whole !== text && !(isCutShort(text) && whole.startsWith(text.slice(0, -'...'.length)))) continue;
      messages.delete(id);
      return { message, whole };
    }
    return null;
  };
  let count = 0;
  return {
    note(message) {
      const { id } = readStreamMessage(message);
      if (id === null || message.sender === 'User') return;
      messages.delete(id);
      messages.set(id, message);
    },
    read(output) {
      const { component_id: component = null, content = null } = output;
      if (component === null || content === null || !isAsked(output, component, expect)) return null;
      const position = expect.order.indexOf(component);
      const index = position === -1 ? expect.order.length + count : position;
      count += 1;
      const taken = typeof content === 'string' ? take(content) : null;
      const message = taken?.message ?? (typeof content === 'string' ? asMessage(content, log) : null);
      const named: ResultData = {
        results: message === null ? { [output.type ?? 'result']: content } : { message },
        outputs: message === null ? {} : { message: { message: taken?.whole ?? content, type: 'text' } },
        component_id: component,
        component_display_name: output.display_name ?? component,
      };
      const result = { ...named, messages: messagesOf(named, component) };
      const is_cut = taken === null && isCutShort(content);
      return { event: 'output-ready', at: 0, input: 0, component, index, result, is_cut };
    },
  };
}

/** The route sends every end of the flow. Without `outputs` in the request, the flow's output components answer. */
function isAsked(
  { display_name: name }: Output,
  component: string,
  { outputs, answering }: StreamExpectation,
): boolean {
  if (outputs.length > 0) return outputs.includes(component) || (!!name && outputs.includes(name));
  return answering?.includes(component) ?? true;
}

/** For a component that stores no message. */
function asMessage(text: string, log: MessageLog): JsonObject {
  return { text_key: 'text', data: { text, session_id: log.sessionId() ?? '' }, text };
}
