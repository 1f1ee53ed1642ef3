/** All conversations: kept across restarts, each bounded, the ones unused for longest dropped when there are too many. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '#contract/json.ts';
import type { MemoryPort } from '#engine/ports.ts';
import type { ReportProblem } from './flow-folder.ts';
import { openSessionLog, type SessionLimits, type SessionLog } from './session-log.ts';

export interface MessageLimits {
  session: SessionLimits;
  /** Conversations on disk, and the bytes of all of them. */
  sessions: number;
  bytes: number;
  /** Conversations whose messages are held in memory too. */
  inMemory: number;
}

const LIMITS: MessageLimits = {
  session: { messages: 1000, bytes: 16 * 1024 * 1024 },
  sessions: 1000,
  bytes: 256 * 1024 * 1024,
  inMemory: 50,
};

export interface MessageFilter {
  /** Conversation; all when null. */
  session: string | null;
  matches(message: JsonObject): boolean;
}

export interface MessageStore extends MemoryPort {
  /** In order of arrival within each conversation. */
  find(filter: MessageFilter): JsonObject[];
  /** Removes the messages that match. */
  remove(filter: MessageFilter): void;
}

interface SessionFile {
  bytes: number;
  usedAt: number;
}

const FILE_END = '.jsonl';
const SESSION_FILE = /^[0-9a-f]{40}\.jsonl$/;

/** `folder` is made when missing. What is in it and is no conversation is reported and left alone. */
export async function openMessageStore(
  folder: string,
  report: ReportProblem,
  limits: MessageLimits = LIMITS,
): Promise<MessageStore> {
  await mkdir(folder, { recursive: true });
  const onDisk = await readSessionFiles(folder, report);
  let bytes = [...onDisk.values()].reduce((sum, file) => sum + file.bytes, 0);
  /** In order of use. */
  const logs = new Map<string, SessionLog>();

  function open(file: string): SessionLog {
    const log = logs.get(file) ?? openSessionLog(join(folder, file), limits.session);
    logs.delete(file);
    logs.set(file, log);
    const oldest = logs.keys().next();
    if (logs.size > limits.inMemory && !oldest.done) logs.delete(oldest.value);
    return log;
  }

  function note(file: string, size: number): void {
    bytes += size - (onDisk.get(file)?.bytes ?? 0);
    onDisk.set(file, { bytes: size, usedAt: Date.now() });
  }

  function forget(file: string): void {
    bytes -= onDisk.get(file)?.bytes ?? 0;
    onDisk.delete(file);
    logs.delete(file);
  }

  async function makeRoom(current: string): Promise<void> {
    const isFull = (): boolean => onDisk.size > limits.sessions || bytes > limits.bytes;
    if (!isFull()) return;
    for (const [file] of [...onDisk].sort(([, left], [, right]) => left.usedAt - right.usedAt)) {
      if (file === current) continue;
      if (!isFull()) return;
      forget(file);
      await rm(join(folder, file), { force: true });
    }
  }

  function filesOf({ session }: MessageFilter): string[] {
    if (session === null) return [...onDisk.keys()];
    const file = fileOf(session);
    return onDisk.has(file) ? [file] : [];
  }

  return {
    add: async (session, message) => {
      const file = fileOf(session);
      const log = open(file);
      log.add(message);
      note(file, log.size());
      await makeRoom(file);
    },
    read: async (session, limit) => {
      const [file] = filesOf({ session, matches: () => true });
      return file && limit > 0 ? open(file).messages().slice(-limit) : [];
    },
    find: (filter) => filesOf(filter).flatMap((file) => open(file).messages().filter(filter.matches)),
    remove: (filter) => {
      for (const file of filesOf(filter)) {
        const log = open(file);
        if (!log.messages().some(filter.matches)) continue;
        log.filter((message) => !filter.matches(message));
        if (log.size() > 0) note(file, log.size());
        else forget(file);
      }
    },
  };
}

/** A session's name can be any text, so its file is named by a hash. */
function fileOf(session: string): string {
  return `${createHash('sha256').update(session).digest('hex').slice(0, 40)}${FILE_END}`;
}

async function readSessionFiles(folder: string, report: ReportProblem): Promise<Map<string, SessionFile>> {
  const files = new Map<string, SessionFile>();
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    // Left by a process that was killed while it made a conversation shorter.
    if (name.endsWith(`${FILE_END}.new`)) await rm(file, { recursive: true, force: true });
    else {
      const found = await stat(file).catch(() => null);
      if (SESSION_FILE.test(name) && found?.isFile()) files.set(name, { bytes: found.size, usedAt: found.mtimeMs });
      else report({ file, problem: 'It is not the file of a conversation, so it is skipped' });
    }
  }
  return files;
}
