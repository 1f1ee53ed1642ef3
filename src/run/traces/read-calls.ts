/** What a component asked models and tools, from the spans below its own: of type `llm` and `tool`, at any depth. */

import { readSpans, type TraceSpan } from '#contract/answers/trace.ts';
import type { ComponentCall, ValuesByName } from '#contract/component-values.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { contentOfRepr } from './python-repr.ts';
import { contentText, modelAnswer, modelMessages, withAsks } from './read-messages.ts';
import { spanError, spanTimes } from './span-times.ts';

/** Fields of a component that are parameters of its model, as Langflow's components name them. */
const PARAMETERS = [
  'temperature',
  'max_tokens',
  'top_p',
  'top_k',
  'seed',
  'frequency_penalty',
  'presence_penalty',
  'stop',
];

/** In the order in which they started. `startedAt`: start of the trace. */
export function readCalls(component: TraceSpan, startedAt: number): ComponentCall[] {
  return callsBelow(component, { startedAt, settings: settingsOf(component), path: component.id ?? component.name });
}

interface Around {
  startedAt: number;
  settings: ValuesByName;
  /** Names the span above, for a span without an id. */
  path: string;
}

function settingsOf({ inputs }: TraceSpan): ValuesByName {
  if (!isJsonObject(inputs)) return {};
  // Zero tokens are no limit.
  const isSet = (name: string, value: JsonValue | undefined) =>
    value !== undefined && value !== null && value !== '' && !(name === 'max_tokens' && value === 0);
  return Object.fromEntries(
    PARAMETERS.flatMap((name) => (isSet(name, inputs[name]) ? [[name, inputs[name] ?? null]] : [])),
  );
}

function callsBelow(above: TraceSpan, around: Around): ComponentCall[] {
  const conversation = longestConversation(above);
  const toCalls = (parent: TraceSpan, path: string): ComponentCall[] =>
    readSpans(parent.children ?? []).flatMap((span, position) => {
      const id = span.id ?? `${path}.${position}`;
      if (span.type !== 'llm' && span.type !== 'tool') return toCalls(span, id);
      const times = spanTimes(span, around.startedAt);
      if (times === null) return [];
      const error = spanError(span);
      const calls = callsBelow(span, { ...around, path: id });
      const common = { id, ...times, ...(error !== null && { error }), ...(calls.length > 0 && { calls }) };
      return [{ ...common, ...(span.type === 'llm' ? modelCall(span, conversation, around) : toolCall(span, parent)) }];
    });
  return toCalls(above, around.path).sort((left, right) => left.startMs - right.startMs);
}

function modelCall({ inputs, outputs, name, ...span }: TraceSpan, conversation: JsonValue[], { settings }: Around) {
  const answer = modelAnswer(outputs);
  const texts = modelMessages(inputs);
  const whole = withAsks(answer ? [...texts, answer] : texts, conversation);
  const last = answer ? whole.pop() : undefined;
  const { promptTokens, completionTokens, cost } = span.tokenUsage ?? {};
  return {
    kind: 'model' as const,
    name: span.modelName ?? name,
    ...(Object.keys(settings).length > 0 && { settings }),
    messages: whole,
    ...(last && { answer: last }),
    // Without any, the model did not count them.
    ...((promptTokens || completionTokens) && {
      tokens: { input: promptTokens ?? null, output: completionTokens ?? null },
    }),
    ...(typeof cost === 'number' && { cost }),
  };
}

function toolCall({ inputs = null, outputs, name }: TraceSpan, parent: TraceSpan) {
  const result = resultOf(outputs, name, parent);
  return { kind: 'tool' as const, name, arguments: inputs, ...(result !== undefined && { result }) };
}

/** The step around the call has the message whole if it is the only one of this tool, the span itself as Python writes it. */
function resultOf(outputs: JsonValue | undefined, name: string, parent: TraceSpan): JsonValue | undefined {
  const messages = messagesIn(parent.outputs).filter(
    (message) => isJsonObject(message) && message.type === 'tool' && message.name === name,
  );
  const [only] = messages;
  if (messages.length === 1 && isJsonObject(only)) return contentText(only.content ?? null);
  const output = isJsonObject(outputs) && 'output' in outputs ? outputs.output : outputs;
  if (typeof output !== 'string') return output ?? undefined;
  return contentOfRepr(output) ?? output;
}

function messagesIn(value: JsonValue | undefined): JsonValue[] {
  return isJsonObject(value) && Array.isArray(value.messages) ? value.messages : [];
}

/** The longest list of messages in the steps below, without those of a tool's own calls. */
function longestConversation(above: TraceSpan): JsonValue[] {
  let longest: JsonValue[] = [];
  const look = (span: TraceSpan) => {
    for (const child of readSpans(span.children ?? [])) {
      if (child.type === 'llm' || child.type === 'tool') continue;
      const { outputs } = child;
      const own = isJsonObject(outputs) && outputs.type === 'ai' ? [outputs] : messagesIn(outputs);
      for (const list of [own, messagesIn(child.inputs)]) if (list.length > longest.length) longest = list;
      look(child);
    }
  };
  look(above);
  return longest;
}
