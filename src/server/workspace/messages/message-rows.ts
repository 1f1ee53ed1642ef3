/** Messages to rows of the database and back. */
import { createHash, randomUUID } from 'node:crypto';
import { isDeeperThan, isJsonObject, type JsonObject } from '#contract/json.ts';
import { textOrEmpty } from '#flow/index/text-or-empty.ts';
import { withoutNul } from '../../masking/stored-texts.ts';
import type { MessageRow } from '../database/message-table.ts';

/** Characters of a time; ours have 30. */
const TIME = 40;

/** The database gives it a number. */
export type NewMessage = Omit<MessageRow, 'number'>;

/** Columns have this in place of a text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

export function toNewMessage(session: string, message: JsonObject): NewMessage {
  const body = JSON.stringify(message);
  // As JSON, because PostgreSQL refuses some characters in a text.
  const name = JSON.stringify(session);
  return {
    session: hashOf(session),
    message: hashOf(textOrEmpty(message.id) || randomUUID()),
    flow: hashOf(textOrEmpty(message.flow_id)),
    sender: hashOf(textOrEmpty(message.sender)),
    sender_name: hashOf(textOrEmpty(message.sender_name)),
    sent_at: withoutNul(textOrEmpty(message.timestamp)).slice(0, TIME),
    name,
    bytes: Buffer.byteLength(name) + Buffer.byteLength(body),
    body,
  };
}

/** Throws a SyntaxError when it is none that was stored here. */
export function readMessageBody({ body }: Pick<MessageRow, 'body'>): JsonObject {
  const message: unknown = JSON.parse(body);
  if (!isJsonObject(message) || isDeeperThan(message)) throw new SyntaxError('it is not a message');
  return message;
}

/** Name of the session. */
export function readName({ name }: Pick<MessageRow, 'name'>): string {
  const text: unknown = JSON.parse(name);
  if (typeof text !== 'string') throw new SyntaxError('it is not a name');
  return text;
}
