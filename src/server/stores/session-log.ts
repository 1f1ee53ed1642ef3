/** The messages of one conversation, in a file of one JSON object a line: appending is all that a new message costs. */
import { appendFile, readFile, rm } from 'node:fs/promises';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { parseJsonText } from '#contract/json-schema.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

export interface SessionLimits {
  messages: number;
  /** Of the messages as JSON; the newest message stays, however large it is. */
  bytes: number;
}

export interface SessionLog {
  /** Resolves when the message would outlive this process. One with a known id takes the place of the earlier one. */
  add(message: JsonObject): Promise<void>;
  /** Oldest first. */
  messages(): Promise<JsonObject[]>;
  /** Keeps what `keep` says, on disk too. Resolves with how many are left. */
  filter(keep: (message: JsonObject) => boolean): Promise<number>;
  /** False while something is still being written. */
  isIdle(): boolean;
  /** Bytes of the file. */
  size(): number;
}

interface Line {
  message: JsonObject;
  bytes: number;
}

export function createSessionLog(path: string, limits: SessionLimits): SessionLog {
  /** By message id, in order of arrival. */
  const lines = new Map<string, Line>();
  let keptBytes = 0;
  let file = { lines: 0, bytes: 0, endsInside: false };
  let loading: Promise<void> | null = null;
  let pending: string[] = [];
  /** The append that will take what is pending now, and the work on the file that is going on. */
  let nextAppend: Promise<void> | null = null;
  let working: Promise<void> = Promise.resolve();
  let tasks = 0;
  let unnamed = 0;

  function remember(message: JsonObject, bytes: number): void {
    unnamed += 1;
    const key = typeof message.id === 'string' ? message.id : `without id ${unnamed}`;
    keptBytes += bytes - (lines.get(key)?.bytes ?? 0);
    lines.set(key, { message, bytes });
    for (const [oldest, line] of lines) {
      if (lines.size <= 1 || (lines.size <= limits.messages && keptBytes <= limits.bytes)) break;
      lines.delete(oldest);
      keptBytes -= line.bytes;
    }
  }

  async function load(): Promise<void> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
    const rows = text.split('\n');
    for (const row of rows) {
      const message = parseLine(row);
      if (message) remember(message, Buffer.byteLength(row));
    }
    // A process that was killed while writing leaves half a line, which the next one must not be joined to.
    file = { lines: rows.length, bytes: Buffer.byteLength(text), endsInside: text !== '' && !text.endsWith('\n') };
  }

  const loaded = (): Promise<void> => {
    loading ??= load();
    return loading;
  };

  /** One piece of work on the file at a time. */
  function work(task: () => Promise<void>): Promise<void> {
    tasks += 1;
    const result = working.then(task).finally(() => {
      tasks -= 1;
    });
    working = result.catch(() => undefined);
    return result;
  }

  async function append(): Promise<void> {
    nextAppend = null;
    // Written by a rewrite that came first.
    if (pending.length === 0) return;
    const text = `${file.endsInside ? '\n' : ''}${pending.join('\n')}\n`;
    file = { lines: file.lines + pending.length, bytes: file.bytes + Buffer.byteLength(text), endsInside: false };
    pending = [];
    await appendFile(path, text);
    if (file.lines > 2 * limits.messages || file.bytes > 2 * limits.bytes + 65_536) await rewrite();
  }

  /** Replaces the file by what is remembered, what is pending included. */
  async function rewrite(): Promise<void> {
    const rows = [...lines.values()].map(({ message }) => `${JSON.stringify(message)}\n`);
    const bytes = keptBytes + rows.length;
    const taken = pending;
    pending = [];
    try {
      if (rows.length === 0) await rm(path, { force: true });
      else await writeFileAtomic(path, rows.join(''));
    } catch (error) {
      pending = [...taken, ...pending];
      throw error;
    }
    file = { lines: rows.length, bytes, endsInside: false };
  }

  return {
    add: async (message) => {
      await loaded();
      const row = JSON.stringify(message);
      remember(message, Buffer.byteLength(row));
      pending.push(row);
      // Messages that come while another is being written share the next write.
      nextAppend ??= work(append);
      await nextAppend;
    },
    messages: async () => {
      await loaded();
      return [...lines.values()].map(({ message }) => message);
    },
    filter: async (keep) => {
      await loaded();
      await work(async () => {
        for (const [key, line] of lines) {
          if (keep(line.message)) continue;
          lines.delete(key);
          keptBytes -= line.bytes;
        }
        await rewrite();
      });
      return lines.size;
    },
    isIdle: () => tasks === 0,
    size: () => file.bytes,
  };
}

function parseLine(row: string): JsonObject | null {
  if (row === '') return null;
  try {
    const value = parseJsonText(row);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
