/** Chat messages and their wire form: every key of wire/outputs-by-type.json (release 1.13.0), nothing more. */
import type { JsonObject } from '#contract/json.ts';
import type { Message, Usage } from './values.ts';

/** `2026-11-24 23:36:03.628610 UTC`. The clock gives milliseconds, the format has six digits. */
export function formatTimestamp(date: Date): string {
  const iso = date.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}000 UTC`;
}

const NO_SOURCE = { id: null, displayName: null, source: null } as const;

/** A message with a text that is not stored, as made by components that only pass text on. */
export function textMessage(text: string, now: Date, flowId: string | null): Message {
  return {
    kind: 'message',
    text,
    sender: null,
    senderName: null,
    files: [],
    sessionId: '',
    contextId: '',
    runId: null,
    timestamp: formatTimestamp(now),
    flowId,
    category: 'message',
    source: NO_SOURCE,
    usage: null,
    contentBlocks: [],
    sessionMetadata: null,
    id: null,
  };
}

export function usageJson(usage: Usage | null): JsonObject | null {
  if (!usage) return null;
  return {
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
  };
}

function propertiesJson(message: Message): JsonObject {
  return {
    text_color: null,
    background_color: null,
    edited: false,
    source: { id: message.source.id, display_name: message.source.displayName, source: message.source.source },
    icon: null,
    allow_markdown: false,
    positive_feedback: null,
    state: 'complete',
    targets: [],
    usage: usageJson(message.usage),
    build_duration: null,
  };
}

/**
 * `results.message.data`: also what is stored, and what the memory port reads. The key order is visible where a message
 * is written as text: Langflow has one order for new messages, another for stored ones.
 */
export function messageData(message: Message): JsonObject {
  const { id, text, sender, senderName, sessionId, contextId, runId, timestamp, flowId, category } = message;
  const files = [...message.files];
  const session = { session_id: sessionId, context_id: contextId };
  const flags = { error: false, edit: false, properties: propertiesJson(message), category };
  const blocks = { content_blocks: [...message.contentBlocks] };
  const metadata = { session_metadata: message.sessionMetadata };
  const speaker = { sender, sender_name: senderName };
  if (id === null) {
    const times = { run_id: runId, timestamp, flow_id: flowId };
    return { text, ...speaker, files, ...session, ...times, ...flags, ...blocks, duration: null, ...metadata };
  }
  const ids = { id, flow_id: flowId, run_id: runId };
  return { timestamp, ...speaker, ...session, text, files, ...flags, ...blocks, ...metadata, ...ids, duration: null };
}

/** `results.message`: the data, and its keys once more at top level. */
export function messageJson(message: Message): JsonObject {
  const { id: _, ...fields } = messageData(message);
  return { text_key: 'text', data: messageData(message), default_value: '', ...fields };
}
