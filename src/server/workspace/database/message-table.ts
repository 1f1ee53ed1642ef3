/**
 * The rows of the table of messages; as in `workspace-tables.ts`. Names, ids and senders may be any text of any length, which no index
 * takes: columns have hashes of them (`hashOf`), and the body has the texts.
 */
import type { Generated } from 'kysely';
import { z } from 'zod';

const text = z.string();
const whole = z.int();
const hash = text.regex(/^[0-9a-f]{32}$/, 'is not a hash');

export const messageRowSchema = z.strictObject({
  /** In the order of arrival. The database gives it. */
  number: whole.min(1, 'is not above 0'),
  session: hash,
  /** Of the message's own id, which its conversation has once. */
  message: hash,
  flow: hash,
  sender: hash,
  sender_name: hash,
  /** The message's own time. */
  sent_at: text.max(40),
  /** Name of the session, as JSON. */
  name: text,
  /** Bytes of name and body. */
  bytes: whole,
  /** The message, as JSON. */
  body: text,
});
export type MessageRow = z.infer<typeof messageRowSchema>;

export interface MessageTables {
  messages: Omit<MessageRow, 'number'> & { number: Generated<number> };
}
