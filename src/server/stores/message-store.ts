/**
 * All conversations: kept across restarts, each limited in size; when there are too many, the least recently used are
 * dropped. A summary of each is in memory, so that lists read only the files whose messages they show.
 */
import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '#contract/json.ts';
import type { MemoryPort } from '#engine/component-base/ports.ts';
import { yieldToEventLoop } from '../http/yield-to-event-loop.ts';
import type { ReportProblem } from './flow-folder.ts';
import { fileOf, readSessionFiles } from './session-files.ts';
import {
  lineOf,
  type MessageGroup,
  openSessionLog,
  type SessionLimits,
  type SessionLog,
  senderStart,
} from './session-log.ts';

export interface MessageLimits {
  session: SessionLimits;
  /** Conversations on disk, and their total bytes. */
  sessions: number;
  bytes: number;
  /** Conversations whose messages are in memory too. */
  inMemory: number;
}

const LIMITS: MessageLimits = {
  session: { messages: 1000, bytes: 8 * 1024 * 1024 },
  sessions: 1000,
  bytes: 256 * 1024 * 1024,
  inMemory: 50,
};

/** Bytes of a message that is processed in several turns of the event loop. */
const LARGE = 256 * 1024;

/** Null matches everything. */
export interface MessageFilter {
  session: string | null;
  flow: string | null;
  sender: string | null;
  senderName: string | null;
}

export interface MessageStore extends MemoryPort {
  /** Names of the conversations (of one flow, unless it is null), the one with the newest message first. */
  sessions(flow: string | null): Promise<string[]>;
  /** The newest messages that match: `limit` of them after skipping `offset` newer ones. Oldest first. */
  newest(filter: MessageFilter, offset: number, limit: number): Promise<JsonObject[]>;
  /** Removes the matching messages, of one conversation or of all. */
  remove(session: string | null, matches: (message: JsonObject) => boolean): Promise<void>;
}

/** `users` counts who works with it: it must not be opened twice, since each would miss the other's additions. */
interface OpenLog {
  log: Promise<SessionLog>;
  users: number;
}

/** Creates `folder` if needed. Anything in it that is not a conversation is reported and left alone. */
export async function openMessageStore(
  folder: string,
  report: ReportProblem,
  limits: MessageLimits = LIMITS,
): Promise<MessageStore> {
  await mkdir(folder, { recursive: true });
  const onDisk = await readSessionFiles(folder, report);
  let bytes = [...onDisk.values()].reduce((sum, file) => sum + file.bytes, 0);
  /** In order of use. */
  const logs = new Map<string, OpenLog>();

  function openLog(file: string): OpenLog {
    const log = openSessionLog(join(folder, file), limits.session);
    const open = { log, users: 0 };
    log.catch(() => {
      // The next call reads it again.
      if (logs.get(file) === open) logs.delete(file);
    });
    return open;
  }

  async function withLog<Result>(file: string, work: (log: SessionLog) => Result): Promise<Result> {
    const open = logs.get(file) ?? openLog(file);
    logs.delete(file);
    logs.set(file, open);
    open.users += 1;
    try {
      const log = await open.log;
      const result = work(log);
      const known = onDisk.get(file);
      if (known) known.summary = log.summary();
      return result;
    } finally {
      open.users -= 1;
      for (const [oldest, { users }] of logs) {
        if (logs.size <= limits.inMemory) break;
        if (users === 0) logs.delete(oldest);
      }
    }
  }

  function note(file: string, log: SessionLog): void {
    bytes += log.size() - (onDisk.get(file)?.bytes ?? 0);
    onDisk.set(file, { bytes: log.size(), usedAt: Date.now(), summary: log.summary() });
  }

  function forget(file: string): void {
    bytes -= onDisk.get(file)?.bytes ?? 0;
    onDisk.delete(file);
  }

  function makeRoom(current: string): void {
    const isFull = (): boolean => onDisk.size > limits.sessions || bytes > limits.bytes;
    if (!isFull()) return;
    for (const [file] of [...onDisk].sort(([, left], [, right]) => left.usedAt - right.usedAt)) {
      if (file === current) continue;
      if (!isFull()) return;
      forget(file);
      logs.delete(file);
      rmSync(join(folder, file), { force: true });
    }
  }

  function filesOf(session: string | null): string[] {
    if (session === null) return [...onDisk.keys()];
    const file = fileOf(session);
    return onDisk.has(file) ? [file] : [];
  }

  /** Reads each file once, one after the other, while the server already works. */
  async function readSummaries(): Promise<void> {
    for (const file of [...onDisk.keys()]) {
      try {
        await withLog(file, () => undefined);
      } catch {
        report({ file: join(folder, file), problem: 'It cannot be read, so it is skipped' });
        forget(file);
      }
    }
  }
  const summarized = readSummaries();

  /** The latest first, with the time of its newest message. */
  async function latest({ session, flow, sender, senderName }: MessageFilter): Promise<Latest[]> {
    await summarized;
    const isKnown = (group: MessageGroup): boolean =>
      (flow === null || group.flow === flow) &&
      (sender === null || group.sender === senderStart(sender)) &&
      (senderName === null || group.senderName === senderStart(senderName));
    const found = filesOf(session).flatMap((file): Latest[] => {
      const summary = onDisk.get(file)?.summary;
      if (!summary) return [];
      const known = [...summary.groups.values()].filter(isKnown);
      const newest = known.map((part) => part.newest).sort(compare);
      const count = known.reduce((sum, part) => sum + part.count, 0);
      return count === 0 ? [] : [{ file, name: summary.name, newest: newest.at(-1) ?? '', count }];
    });
    return found.sort((left, right) => compare(right.newest, left.newest));
  }

  return {
    add: async (session, message) => {
      const file = fileOf(session);
      const line = lineOf(message);
      if (line.byteLength > LARGE) await yieldToEventLoop();
      const isWasteful = await withLog(file, (log) => {
        log.add(message, line);
        note(file, log);
        makeRoom(file);
        return log.isWasteful();
      });
      if (!isWasteful) return;
      await yieldToEventLoop();
      await withLog(file, (log) => {
        // It may have matched because of another message, or have been deleted.
        if (!onDisk.has(file) || !log.isWasteful()) return;
        log.compact();
        note(file, log);
      });
    },
    read: async (session, limit) => {
      const [file] = filesOf(session);
      return file && limit > 0 ? withLog(file, (log) => log.messages().slice(-limit)) : [];
    },
    sessions: async (flow) => [...new Set((await latest({ ...ALL, flow })).map(({ name }) => name))],
    newest: async (filter, offset, limit) => {
      const wanted = offset + limit;
      const conversations = await latest(filter);
      if (conversations.reduce((sum, { count }) => sum + count, 0) <= offset) return [];
      /** Sorted by time as soon as there are enough. */
      let found: JsonObject[] = [];
      for (const { file, newest } of conversations) {
        // All that follow are older than those found already.
        if (found.length >= wanted && newest < timeOf(found[0])) break;
        const more = await withLog(file, (log) => log.messages().filter((message) => fits(message, filter)));
        if (more.length === 0) continue;
        found = [...more, ...found];
        if (found.length >= wanted) found = newestOf(found, wanted);
      }
      return newestOf(found, wanted).slice(0, Math.max(0, found.length - offset));
    },
    remove: async (session, matches) => {
      for (const file of filesOf(session)) {
        await withLog(file, (log) => {
          if (!log.messages().some(matches)) return;
          log.filter((message) => !matches(message));
          if (log.size() > 0) note(file, log);
          else forget(file);
        });
      }
    },
  };
}

interface Latest {
  file: string;
  name: string;
  newest: string;
  /** Messages that match, or whose first characters do. */
  count: number;
}

const ALL: MessageFilter = { session: null, flow: null, sender: null, senderName: null };

function fits(message: JsonObject, { flow, sender, senderName }: MessageFilter): boolean {
  return (
    (flow === null || message.flow_id === flow) &&
    (sender === null || message.sender === sender) &&
    (senderName === null || message.sender_name === senderName)
  );
}

/** The newest `wanted` of them, sorted by time. */
function newestOf(messages: readonly JsonObject[], wanted: number): JsonObject[] {
  return messages.toSorted((left, right) => compare(timeOf(left), timeOf(right))).slice(-wanted);
}

function timeOf(message: JsonObject | undefined): string {
  return typeof message?.timestamp === 'string' ? message.timestamp : '';
}

/** By code units, since the times are ISO texts of one form. */
function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
