/** What a message says about itself: who sent it, from which component, whether it was edited or is an error. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { textOrEmpty } from '#flow/index/text-or-empty.ts';
import type { JsonPath } from './result-accessor.ts';

export interface MessageFacts {
  /** "AI", and its kind where that is another word: "AI (Machine)". */
  sender: string;
  /** Display name of the component that made it. */
  source: string;
  isEdited: boolean;
  /** Everything that is set, in words, for those who want to know. */
  details: readonly MessageDetail[];
}

export interface MessageDetail {
  name: string;
  text: string;
  /** From the result's own top. */
  path: JsonPath;
}

const DETAILS = ['sender', 'sender_name', 'session_id', 'timestamp', 'category', 'error', 'edit', 'duration', 'id'];

/** Null where the result holds no message, or one that says nothing about itself. `path` leads to the message's fields. */
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
  return {
    sender,
    source: textOrEmpty(source.display_name) || textOrEmpty(source.source) || textOrEmpty(source.id),
    isEdited: message.edit === true || properties.edited === true,
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

/** A server writes every field that it knows; one without a value tells nothing. */
function isSet(value: JsonValue | undefined): value is JsonValue {
  if (value === undefined || value === null || value === '' || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.values(value).some(isSet);
}
