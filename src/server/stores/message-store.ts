/**
 * All conversations: kept across restarts, each limited in size; when there are too many, the least recently used are
 * dropped. A summary of each is in memory, so that lists read only the files whose messages they show.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '#contract/json.ts';
import type { MemoryPort } from '#engine/component-base/ports.ts';
import { yieldToEventLoop } from '../http/yield-to-event-loop.ts';
import type { ReportProblem } from './flow-folder.ts';
import type { Mutex } from './mutex.ts';
import { createOpenLogs } from './open-logs.ts';
import { fileOf, openSessionFiles } from './session-files.ts';
import { lineOf, type MessageGroup, type SessionLimits, type SessionLog, senderStart } from './session-log.ts';

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

/** ms after which a server that shares the folder looks again whether there are too many conversations. */
const LOOK_MS = 10_000;
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

export interface MessageStoreOptions {
  folder: string;
  report: ReportProblem;
  limits?: MessageLimits;
  /** Lock of the servers that share the folder; null if this one has it alone. */
  turns?: Mutex | null;
}

/** Creates `folder` if needed. Anything in it that is not a conversation is reported and left alone. */
export async function openMessageStore({
  folder,
  report,
  limits = LIMITS,
  turns = null,
}: MessageStoreOptions): Promise<MessageStore> {
  const isShared = turns !== null;
  const inTurn: Mutex['run'] = turns?.run ?? ((task) => task());
  const files = await inTurn(() => openSessionFiles(folder, report));
  let lookedAt = Date.now();
  const logs = createOpenLogs({ folder, limits: limits.session, count: limits.inMemory, isShared });

  function withLog<Result>(file: string, work: (log: SessionLog) => Result): Promise<Result> {
    return logs.use(file, (log) => {
      const result = work(log);
      const known = files.get(file);
      if (known && log.isCurrent()) known.summary = log.summary();
      return result;
    });
  }

  /** What other servers have changed, when they share the folder. */
  async function look(maxAgeMs = 0): Promise<void> {
    if (!isShared || Date.now() - lookedAt < maxAgeMs) return;
    lookedAt = Date.now();
    await files.look();
  }

  async function makeRoom(current: string): Promise<void> {
    const isFull = (): boolean => {
      const { count, bytes } = files.total();
      return count > limits.sessions || bytes > limits.bytes;
    };
    await look(LOOK_MS);
    if (!isFull()) return;
    // Another server may have used the oldest since.
    await look();
    for (const file of files.oldest()) {
      if (file === current) continue;
      if (!isFull()) return;
      files.forget(file);
      logs.drop(file);
      rmSync(join(folder, file), { force: true });
    }
  }

  function filesOf(session: string | null): string[] {
    if (session === null) return files.names();
    const file = fileOf(session);
    return files.get(file) || (isShared && existsSync(join(folder, file))) ? [file] : [];
  }

  /** Reads each file that is not known yet, one after the other, at first while the server already works. */
  async function readSummaries(): Promise<void> {
    for (const file of files.names()) {
      if (files.get(file)?.summary !== null) continue;
      try {
        await withLog(file, () => undefined);
      } catch {
        report({ file: join(folder, file), problem: 'It cannot be read, so it is skipped' });
        files.forget(file);
      }
    }
  }
  const summarized = readSummaries();

  /** The latest first, with the time of its newest message. */
  async function latest({ session, flow, sender, senderName }: MessageFilter): Promise<Latest[]> {
    await summarized;
    if (isShared) await look().then(readSummaries);
    const isKnown = (group: MessageGroup): boolean =>
      (flow === null || group.flow === flow) &&
      (sender === null || group.sender === senderStart(sender)) &&
      (senderName === null || group.senderName === senderStart(senderName));
    const found = filesOf(session).flatMap((file): Latest[] => {
      const summary = files.get(file)?.summary;
      if (!summary) return [];
      const known = [...summary.groups.values()].filter(isKnown);
      const newest = known.map((part) => part.newest).sort(compareTexts);
      const count = known.reduce((sum, part) => sum + part.count, 0);
      return count === 0 ? [] : [{ file, name: summary.name, newest: newest.at(-1) ?? '', count }];
    });
    return found.sort((left, right) => compareTexts(right.newest, left.newest));
  }

  async function add(file: string, message: JsonObject, line: Buffer): Promise<void> {
    const isWasteful = await withLog(file, (log) => {
      log.add(message, line);
      files.note(file, log);
      return log.isWasteful();
    });
    await makeRoom(file);
    if (!isWasteful) return;
    await yieldToEventLoop();
    await withLog(file, (log) => {
      // It may have matched because of another message, or have been deleted.
      if (!files.get(file) || !log.isWasteful()) return;
      log.compact();
      files.note(file, log);
    });
  }

  async function remove(session: string | null, matches: (message: JsonObject) => boolean): Promise<void> {
    await look();
    for (const file of filesOf(session)) {
      await withLog(file, (log) => {
        if (!log.messages().some(matches)) return;
        log.filter((message) => !matches(message));
        if (log.size() > 0) files.note(file, log);
        else files.forget(file);
      });
    }
  }

  return {
    add: async (session, message) => {
      const line = lineOf(message);
      if (line.byteLength > LARGE) await yieldToEventLoop();
      await inTurn(() => add(fileOf(session), message, line));
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
    remove: (session, matches) => inTurn(() => remove(session, matches)),
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
  return messages.toSorted((left, right) => compareTexts(timeOf(left), timeOf(right))).slice(-wanted);
}

function timeOf(message: JsonObject | undefined): string {
  return typeof message?.timestamp === 'string' ? message.timestamp : '';
}

/** Compares by code units: times are ISO texts of one form. */
export function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
