/** The chat-shaped parts of a result: a message as Langflow's playground shows it. */
import type { JsonObject } from '#contract/json.ts';
import type { Message } from '../values/values.ts';

const MACHINE = 'Machine';
const DEFAULT_SENDER_NAME = 'AI';

/** Every line break of a Machine's text becomes a paragraph break (measured: artifacts of Chat Output, 1.13.0). */
export function paragraphs(text: string, sender: string | null): string {
  return sender === MACHINE ? text.replaceAll('\n\n', '\n').replaceAll('\n', '\n\n') : text;
}

/** `{path, name, type}` of an attached file; the type is the extension. */
export function fileJson(path: string): JsonObject {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return { path, name, type: extension };
}

/** `artifacts` of Chat Input and Chat Output. `files` are the paths in the component's own field. */
export function chatArtifact(message: Message, files: readonly string[]): JsonObject {
  return {
    message: paragraphs(message.text, message.sender),
    sender: message.sender,
    sender_name: message.senderName,
    files: files.map(fileJson),
    type: 'object',
  };
}

/**
 * An entry of `messages`; null for an empty text, which Langflow leaves out. A message without a sender counts as from
 * the Machine.
 */
export function messageEntry(message: Message, componentId: string): JsonObject | null {
  if (message.text === '') return null;
  const sender = message.sender ?? MACHINE;
  return {
    message: paragraphs(message.text, sender),
    sender,
    sender_name: message.senderName ?? DEFAULT_SENDER_NAME,
    session_id: message.sessionId,
    stream_url: null,
    component_id: componentId,
    files: message.files.map(fileJson),
    type: 'text',
  };
}
