/** Keeps conversations within their limits: the oldest messages of each, and those that were used least recently, are deleted. */
import { sql } from 'kysely';
import type { Queries } from '../database/open-workspace-database.ts';
import type { NewMessage } from './message-rows.ts';

export interface MessageLimits {
  /** Messages of one conversation, and their bytes; the newest always stays. */
  messages: number;
  bytes: number;
  /** Conversations, and the bytes of all. */
  conversations: number;
  allBytes: number;
}

/** How much more there may be, as a part of a limit, before something is deleted: counting takes longer than adding. */
const SLACK = 1 / 20;
/** The part of the room up to a limit that is filled before it is counted again: other servers fill it too. */
const UNCOUNTED = 1 / 4;
/** Conversations whose room is known. */
const KNOWN = 2_000;
/** Numbers that one statement takes. */
const STEP = 500;

interface Room {
  count: number;
  bytes: number;
}

/** Called after messages were added. */
export type KeepWithinLimits = (added: readonly NewMessage[]) => Promise<void>;

export function createMessageHousekeeping(queries: Queries, limits: MessageLimits): KeepWithinLimits {
  const ofOne = { count: limits.messages, bytes: limits.bytes };
  const ofAll = { count: limits.conversations, bytes: limits.allBytes };
  /** What may be added before it is counted again: to a conversation, by its session, and to all. */
  const rooms = new Map<string, Room>();
  let roomOfAll: Room = { count: -1, bytes: -1 };

  return async (added) => {
    for (const { session, bytes } of added) {
      const room = rooms.get(session);
      rooms.delete(session);
      rooms.set(session, less(room ?? { count: 0, bytes: 0 }, { count: 1, bytes }));
      roomOfAll = less(roomOfAll, { count: room ? 0 : 1, bytes });
    }
    const sessions = new Set(added.map(({ session }) => session));
    for (const session of sessions)
      if (isUsedUp(rooms.get(session))) rooms.set(session, await dropOldMessages(queries, session, ofOne));
    if (isUsedUp(roomOfAll)) roomOfAll = await dropOldConversations(queries, sessions, ofAll);
    for (const session of rooms.keys()) {
      if (rooms.size <= KNOWN) break;
      rooms.delete(session);
    }
  };
}

function less(room: Room, { count, bytes }: Room): Room {
  return { count: room.count - count, bytes: room.bytes - bytes };
}

function isUsedUp(room: Room | undefined): boolean {
  return room === undefined || room.count < 0 || room.bytes < 0;
}

function isOver(used: Room, limit: Room, slack = 0): boolean {
  return used.count > Math.floor(limit.count * (1 + slack)) || used.bytes > limit.bytes * (1 + slack);
}

function roomFor(used: Room, limit: Room): Room {
  const room = (part: number, whole: number) => Math.max((whole - part) * UNCOUNTED, Math.floor(whole * SLACK));
  return { count: room(used.count, limit.count), bytes: room(used.bytes, limit.bytes) };
}

/** Returns the room that is left then. */
async function dropOldMessages(queries: Queries, session: string, limit: Room): Promise<Room> {
  const total = await queries
    .selectFrom('messages')
    .select(({ fn }) => [fn.countAll().as('count'), fn.sum('bytes').as('bytes')])
    .where('session', '=', session)
    .executeTakeFirstOrThrow();
  const used = { count: Number(total.count), bytes: Number(total.bytes) };
  if (!isOver(used, limit, SLACK)) return roomFor(used, limit);
  await sql`
    delete from messages where number in (
      select number from (
        select number, row_number() over newer as rank, sum(bytes) over newer as total from messages
        where session = ${session} window newer as (order by number desc)
      ) as counted
      where rank > 1 and (rank > ${limit.count} or total > ${limit.bytes})
    )`.execute(queries);
  return roomFor(limit, limit);
}

/** Does not delete those in `spared`. Returns the room that is left then. */
async function dropOldConversations(queries: Queries, spared: ReadonlySet<string>, limit: Room): Promise<Room> {
  const rows = await queries
    .selectFrom('messages')
    .select(({ fn }) => ['session', fn.max('number').as('last'), fn.sum('bytes').as('bytes')])
    .groupBy('session')
    .orderBy('last')
    .execute();
  const used = { count: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + Number(bytes), 0) };
  const dropped: string[] = [];
  if (isOver(used, limit, SLACK)) {
    for (const { session, bytes } of rows) {
      if (!isOver(used, limit)) break;
      if (spared.has(session)) continue;
      dropped.push(session);
      used.count -= 1;
      used.bytes -= Number(bytes);
    }
  }
  for (let from = 0; from < dropped.length; from += STEP)
    await queries
      .deleteFrom('messages')
      .where('session', 'in', dropped.slice(from, from + STEP))
      .execute();
  return roomFor(used, limit);
}
