/** Reads the metadata of a message: sender, source component, edited, error. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { textOrEmpty } from '#flow/index/text-or-empty.ts';
import type { JsonPath } from './result-accessor.ts';

export interface MessageFacts {
  /** "AI", with the sender type if that differs: "AI (Machine)". */
  sender: string;
  /** True if the AI wrote it under no name of its own and nobody edited it, as nearly always: nothing about it is shown then. */
  isPlain: boolean;
  /** Display name of the component that created it. */
  source: string;
  isEdited: boolean;
  /** All fields that are set, as text. */
  details: readonly MessageDetail[];
}

export interface MessageDetail {
  name: string;
  text: string;
  /** Path from the top of the result. */
  path: JsonPath;
}

const DETAILS = ['sender', 'sender_name', 'session_id', 'timestamp', 'category', 'error', 'edit', 'duration', 'id'];

/** Langflow's sender type of an AI is Machine, and its name is AI unless the flow gives it one. */
const AI: ReadonlySet<string> = new Set(['AI', 'Machine', 'AI (Machine)']);

/** Null without a message, or without any metadata. `path` leads to the fields of the message. */
export function readFacts(message: JsonObject | null, path: JsonPath): MessageFacts | null {
  if (!message) return null;
  const properties = isJsonObject(message.properties) ? message.properties : {};
  const source = isJsonObject(properties.source) ? properties.source : {};
  const details = [
    ...DETAILS.flatMap((name) => toDetail(name, message[name], [...path, name])),
    ...Object.entries(properties).flatMap(([name, value]) => toDetail(name, value, [...path, 'properties', name])),
  ];
  const sender = senderOf(message);
  if (sender === '' && details.length === 0) return null;
  const isEdited = message.edit === true || properties.edited === true;
  return {
    sender,
    isPlain: !isEdited && AI.has(sender),
    source: textOrEmpty(source.display_name) || textOrEmpty(source.source) || textOrEmpty(source.id),
    isEdited,
    details,
  };
}

function senderOf(message: JsonObject): string {
  const kind = textOrEmpty(message.sender);
  const name = textOrEmpty(message.sender_name);
  if (name === '') return kind;
  return kind === '' || kind === name ? name : `${name} (${kind})`;
}

function toDetail(name: string, value: JsonValue | undefined, path: JsonPath): MessageDetail[] {
  if (!isSet(value)) return [];
  return [{ name, text: typeof value === 'string' ? value : JSON.stringify(value), path }];
}

/** False for a field without a value; servers send all fields. */
function isSet(value: JsonValue | undefined): value is JsonValue {
  if (value === undefined || value === null || value === '' || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.values(value).some(isSet);
}
