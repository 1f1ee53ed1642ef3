/** Converts a result of the workflows route to the shape of run/advanced (measured, 1.13.0). */

import { isCutShort, withMessageText } from '#contract/answers/result-text.ts';
import type { MessageLog } from '#contract/answers/stream-messages.ts';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import {
  chatMessageSchema,
  type ResultData,
  readMessage,
  readMessageId,
  readResultText,
} from '#contract/run-response.ts';
import type { StreamFrame } from '#contract/stream-frame.ts';
import type { StreamExpectation } from '../model/request-plan.ts';

type EndVertex = Extract<StreamFrame, { event: 'end_vertex' }>['data'];

export interface VertexResult {
  result: ResultData;
  /** The server left out a part that is nowhere else in the stream. */
  is_cut: boolean;
}

/** Null for a component that was not requested. */
export function readVertexResult(data: EndVertex, expect: StreamExpectation, log: MessageLog): VertexResult | null {
  const { build_data: built, output_meta: meta } = data;
  const component = meta?.component_id ?? built.id;
  const displayName = meta?.display_name ?? component;
  const isAsked =
    expect.outputs.length === 0
      ? meta?.is_output === true
      : expect.outputs.includes(component) || expect.outputs.includes(displayName);
  if (!isAsked || !built.data) return null;
  const { message: _copyOfArtifacts, ...rest } = built.data;
  const named: ResultData = { ...rest, component_id: component, component_display_name: displayName };
  const shown: ResultData = { ...named, messages: messagesOf(named, component) };
  if (!isCutShort(shown)) return { result: shown, is_cut: false };
  const id = readMessageId(shown);
  const whole = id === null ? null : log.textOf(id);
  return whole === null ? { result: shown, is_cut: true } : { result: withMessageText(shown, whole), is_cut: false };
}

/** Adds the short copy of a message that run/advanced sends with the result and this route does not. */
export function messagesOf(result: ResultData, component: string): NonNullable<ResultData['messages']> {
  const message = readMessage(result);
  if (!message) return [];
  const data: JsonObject = isJsonObject(message.data) ? message.data : {};
  const artifacts = isJsonObject(result.artifacts) ? result.artifacts : {};
  const text = typeof artifacts.message === 'string' ? artifacts.message : (readResultText(result) ?? '');
  const textOr = (key: string, otherwise: string) => {
    const value = data[key];
    return typeof value === 'string' && value !== '' ? value : otherwise;
  };
  const copy = chatMessageSchema.safeParse({
    message: text,
    sender: textOr('sender', 'Machine'),
    sender_name: textOr('sender_name', 'AI'),
    session_id: textOr('session_id', ''),
    stream_url: null,
    component_id: component,
    files: data.files ?? [],
    type: 'text',
  });
  return copy.success ? [copy.data] : [];
}
