/**
 * Conversations in the workspace's database, each limited in size; when there are too many, the least recently used are deleted. Every
 * function rejects with a PortError when the database cannot be used.
 */
import type { JsonObject } from '#contract/json.ts';
import type { MemoryPort } from '#engine/component-base/ports.ts';
import { yieldToEventLoop } from '../../http/yield-to-event-loop.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import { reported } from '../database/reported.ts';
import { createRowReader, type ReadRows } from '../database/row-reader.ts';
import { withinBytes } from '../database/within-bytes.ts';
import type { MessageLimits } from './message-limits.ts';
import { hashOf, readMessageBody, readName, toNewMessage } from './message-rows.ts';
import { createMessageWriter } from './message-writer.ts';

const MB = 1024 * 1024;
const LIMITS: MessageLimits = { messages: 1000, bytes: 8 * MB, conversations: 1000, allBytes: 256 * MB };
/** Bytes of messages that are handled in one turn of the event loop. */
const TURN = 256 * 1024;
/** Ids that one statement looks for. */
const STEP = 500;

/** Null matches everything. */
export interface MessageFilter {
  session: string | null;
  flow: string | null;
  sender: string | null;
  senderName: string | null;
}

export interface MessageStore extends MemoryPort {
  /** A message with an id that the conversation has replaces the earlier one. When it resolves, the message survives the process. */
  add(session: string, message: JsonObject): Promise<void>;
  /** Names of the conversations (of one flow, unless it is null), the one with the newest message first. */
  sessions(flow: string | null): Promise<string[]>;
  /** The newest messages that match: `limit` of them after skipping `offset` newer ones. Oldest first. */
  newest(filter: MessageFilter, offset: number, limit: number): Promise<JsonObject[]>;
  /** Deletes messages by their ids, in all conversations. */
  remove(ids: readonly string[]): Promise<void>;
  removeConversation(session: string): Promise<void>;
}

export interface MessageStoreOptions {
  queries: Queries;
  limits?: MessageLimits;
  readRows?: ReadRows;
}

export function createMessageStore({
  queries,
  limits = LIMITS,
  readRows = createRowReader(),
}: MessageStoreOptions): MessageStore {
  const write = createMessageWriter(queries, limits);

  /** Yields to other requests meanwhile. */
  async function readAll(rows: readonly { number: number; body: string }[]): Promise<JsonObject[]> {
    const messages: JsonObject[] = [];
    for (let rest = rows; rest.length > 0; ) {
      const part = withinBytes(rest, ({ body }) => body.length, TURN);
      rest = rest.slice(part.length);
      messages.push(...(await readRows('messages', part, readMessageBody)));
      if (rest.length > 0) await yieldToEventLoop();
    }
    return messages;
  }

  return reported<MessageStore>({
    add: async (session, message) => {
      const added = toNewMessage(session, message);
      if (added.bytes > TURN) await yieldToEventLoop();
      await write(added);
    },
    read: async (session, limit) => {
      if (limit <= 0) return [];
      const rows = await queries
        .selectFrom('messages')
        .select(['number', 'body'])
        .where('session', '=', hashOf(session))
        .orderBy('number', 'desc')
        .limit(Math.min(limit, limits.messages))
        .execute();
      return readAll(rows.reverse());
    },
    sessions: async (flow) => {
      let query = queries
        .selectFrom('messages')
        .select(({ fn }) => ['session', fn.max('number').as('last'), fn.max('sent_at').as('latest')]);
      if (flow !== null) query = query.where('flow', '=', hashOf(flow));
      const found = await query.groupBy('session').orderBy('latest', 'desc').orderBy('last', 'desc').execute();
      const names = [];
      for (let from = 0; from < found.length; from += STEP) {
        const numbers = found.slice(from, from + STEP).map(({ last }) => last);
        const rows = await queries
          .selectFrom('messages')
          .select(['number', 'name'])
          .where('number', 'in', numbers)
          .execute();
        names.push(...(await readRows('messages', inOrderOf(numbers, rows), readName)));
      }
      return names;
    },
    newest: async ({ session, flow, sender, senderName }, offset, limit) => {
      const wanted = { session, flow, sender, sender_name: senderName };
      let query = queries.selectFrom('messages').select(['number', 'bytes']);
      for (const column of ['session', 'flow', 'sender', 'sender_name'] as const) {
        const text = wanted[column];
        if (text !== null) query = query.where(column, '=', hashOf(text));
      }
      const found = await query
        .orderBy('sent_at', 'desc')
        .orderBy('number', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const messages = [];
      for (let rest = found.reverse(); rest.length > 0; ) {
        const numbers = withinBytes(rest, ({ bytes }) => bytes, TURN).map(({ number }) => number);
        rest = rest.slice(numbers.length);
        const rows = await queries
          .selectFrom('messages')
          .select(['number', 'body'])
          .where('number', 'in', numbers)
          .execute();
        messages.push(...(await readAll(inOrderOf(numbers, rows))));
        if (rest.length > 0) await yieldToEventLoop();
      }
      return messages;
    },
    remove: async (ids) => {
      for (let from = 0; from < ids.length; from += STEP) {
        const hashes = ids.slice(from, from + STEP).map(hashOf);
        await queries.deleteFrom('messages').where('message', 'in', hashes).execute();
        await yieldToEventLoop();
      }
    },
    removeConversation: async (session) => {
      await queries.deleteFrom('messages').where('session', '=', hashOf(session)).execute();
    },
  });
}

/** Without those that were deleted meanwhile. */
function inOrderOf<Row extends { number: number }>(numbers: readonly number[], rows: readonly Row[]): Row[] {
  const known = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => known.get(number) ?? []);
}
