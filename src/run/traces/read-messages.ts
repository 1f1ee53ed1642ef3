/** The messages that a model got, and its answer, in a trace (recorded on 1.13.0 and 1.14.0.dev7). */
import type { ModelMessage } from '#contract/component-values.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';

const ROLES: ReadonlyMap<string, ModelMessage['role']> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['human', 'user'],
  ['user', 'user'],
  ['ai', 'assistant'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

type Messages = readonly JsonValue[];

/** `inputs` of a span of type `llm`: `messages` has one list for each prompt; a model without roles has `prompts`. */
export function modelMessages(inputs: JsonValue | undefined): ModelMessage[] {
  if (!isJsonObject(inputs)) return [];
  const first = Array.isArray(inputs.messages) ? inputs.messages[0] : null;
  if (Array.isArray(first)) return first.flatMap(toMessage);
  if (!Array.isArray(inputs.prompts)) return [];
  return inputs.prompts.flatMap((prompt) =>
    typeof prompt === 'string' ? [{ role: 'user' as const, text: prompt }] : [],
  );
}

function toMessage(value: JsonValue): ModelMessage[] {
  if (!isJsonObject(value)) return [];
  const { type = null, content = null } = value;
  const role = ROLES.get(typeof type === 'string' ? type : '') ?? 'user';
  const asks = asksOf(value);
  return [{ role, text: contentText(content), ...(asks.length > 0 && { asks }) }];
}

/** Null if it gave none, as one that failed. */
export function modelAnswer(outputs: JsonValue | undefined): ModelMessage | null {
  const lists = isJsonObject(outputs) ? outputs.generations : null;
  const first = Array.isArray(lists) && Array.isArray(lists[0]) ? lists[0][0] : null;
  return isJsonObject(first) && typeof first?.text === 'string' ? { role: 'assistant', text: first.text } : null;
}

/** Content is a text or a list of blocks; other blocks than text (pictures) are written as JSON. */
export function contentText(content: JsonValue): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return content === null ? '' : JSON.stringify(content);
  const texts = content.map((block) => {
    if (typeof block === 'string') return block;
    return isJsonObject(block) && typeof block.text === 'string' ? block.text : JSON.stringify(block);
  });
  return texts.join('\n');
}

function asksOf(message: JsonValue): NonNullable<ModelMessage['asks']> {
  const calls = isJsonObject(message) && Array.isArray(message.tool_calls) ? message.tool_calls : [];
  return calls.flatMap((call) =>
    isJsonObject(call) && typeof call.name === 'string' ? [{ name: call.name, arguments: call.args ?? null }] : [],
  );
}

/**
 * Adds the tools that the model asked for. A span of a model has texts only; the steps around it have whole messages. Those of the
 * longest list belong to the same conversation if their texts are equal.
 */
export function withAsks(messages: readonly ModelMessage[], conversation: Messages): ModelMessage[] {
  const said = conversation.filter((message) => isJsonObject(message) && message.type === 'ai');
  let next = 0;
  return messages.map((message) => {
    if (message.role !== 'assistant') return message;
    const whole = said[next];
    next += 1;
    const isSame = isJsonObject(whole) && contentText(whole.content ?? null) === message.text;
    const asks = isSame ? asksOf(whole) : [];
    return asks.length > 0 ? { ...message, asks } : message;
  });
}
