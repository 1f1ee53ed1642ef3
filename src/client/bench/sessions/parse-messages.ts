/** Parses the stored messages of a server, leniently: releases differ in everything but these parts. */
import { isJsonObject } from '#contract/json.ts';

export interface SessionMessage {
  /** Unique in the list, even if the server sends none. */
  id: string;
  session: string;
  /** "User" or "AI", or the names in the flow. */
  from: string;
  isUser: boolean;
  text: string;
  /** Time in the server's format, which sorts as text. */
  timestamp: string;
}

/** Oldest first. Throws if the reply is not a list. */
export function parseMessages(value: unknown): SessionMessage[] {
  if (!Array.isArray(value)) throw new Error('The messages are not a list');
  return value
    .flatMap((item, position) => (isJsonObject(item) ? [toMessage(item, position)] : []))
    .sort((left, right) => (left.timestamp < right.timestamp ? -1 : left.timestamp > right.timestamp ? 1 : 0));
}

/** Names of conversations, in the server's order. Throws if the reply is not a list of texts. */
export function parseSessions(value: unknown): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new Error('The sessions are not a list of names');
  }
  return value.filter((name) => name !== '');
}

/** Sessions of messages that are sorted oldest first; the session with the latest message first. */
export function sessionsOf(messages: readonly SessionMessage[]): string[] {
  return [...new Set(messages.toReversed().map(({ session }) => session))].filter((name) => name !== '');
}

function toMessage(item: Record<string, unknown>, position: number): SessionMessage {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const sender = text(item.sender);
  return {
    id: text(item.id) || `message ${position}`,
    session: text(item.session_id),
    from: text(item.sender_name) || sender,
    isUser: sender === 'User',
    text: text(item.text),
    timestamp: text(item.timestamp),
  };
}
