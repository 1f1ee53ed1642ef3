/** Adds messages: those that come while others are written are written together, by one statement. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Queries } from '../database/open-workspace-database.ts';
import { createMessageHousekeeping, type MessageLimits } from './message-limits.ts';
import type { NewMessage } from './message-rows.ts';

/** Messages, and bytes of them, in one statement. A larger one is alone in it, so that no other fails with it on a full disk. */
const TOGETHER = { count: 100, bytes: 256 * 1024 };

interface WaitingMessage {
  message: NewMessage;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** When the result resolves, the message survives the process. */
export function createMessageWriter(queries: Queries, limits: MessageLimits): (message: NewMessage) => Promise<void> {
  const keepWithinLimits = createMessageHousekeeping(queries, limits);
  let waiting: WaitingMessage[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      // SQLite blocks this thread, so what other runs add in this turn has to come first.
      await nextTurn();
      const batch = nextBatch(waiting);
      waiting = waiting.slice(batch.length);
      const messages = batch.map(({ message }) => message);
      try {
        await insert(queries, messages);
        // They are stored in any case. What could not be deleted is tried again with the next.
        await keepWithinLimits(messages).catch(() => undefined);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isWriting = false;
  }

  return (message) =>
    new Promise((resolve, reject) => {
      waiting.push({ message, resolve, reject });
      if (!isWriting) void writeAll();
    });
}

/** The first of those that wait, each message once: one statement cannot replace what it adds. */
function nextBatch(waiting: readonly WaitingMessage[]): WaitingMessage[] {
  const keys = new Set<string>();
  const batch: WaitingMessage[] = [];
  let bytes = 0;
  for (const next of waiting) {
    const key = `${next.message.session} ${next.message.message}`;
    bytes += next.message.bytes;
    const isFull = batch.length === TOGETHER.count || bytes > TOGETHER.bytes || keys.has(key);
    if (isFull && batch.length > 0) break;
    keys.add(key);
    batch.push(next);
  }
  return batch;
}

async function insert(queries: Queries, messages: NewMessage[]): Promise<void> {
  await queries
    .insertInto('messages')
    .values(messages)
    .onConflict((conflict) =>
      conflict.columns(['message', 'session']).doUpdateSet(({ ref }) => ({
        flow: ref('excluded.flow'),
        sender: ref('excluded.sender'),
        sender_name: ref('excluded.sender_name'),
        sent_at: ref('excluded.sent_at'),
        bytes: ref('excluded.bytes'),
        body: ref('excluded.body'),
      })),
    )
    .execute();
}
