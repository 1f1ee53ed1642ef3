/**
 * The messages of one conversation, in a file of one JSON object a line: appending is all that a new message costs.
 * Appends are synchronous on purpose: a small write to a local file takes less of the process than handing it to another
 * thread, and lines can neither mix nor get lost in a queue.
 */
import {
  appendFileSync,
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { parseJsonText } from '#contract/json-schema.ts';

export interface SessionLimits {
  messages: number;
  /** Of the messages as JSON; the newest message stays, however large it is. */
  bytes: number;
}

export interface SessionLog {
  /** The message outlives this process when it returns. One with a known id takes the place of the earlier one. */
  add(message: JsonObject): void;
  /** Oldest first. */
  messages(): JsonObject[];
  /** Removes what does not pass, from disk too; without any message left, the file is gone. */
  filter(keep: (message: JsonObject) => boolean): void;
  /** Bytes of the file. */
  size(): number;
}

interface Line {
  message: JsonObject;
  bytes: number;
}

/** Reads what is in the file; there may be none. */
export function openSessionLog(path: string, limits: SessionLimits): SessionLog {
  /** By message id, in order of arrival. */
  const lines = new Map<string, Line>();
  let keptBytes = 0;
  let fileBytes = 0;
  let fileLines = 0;
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

  function append(row: string): void {
    try {
      appendWhole(path, row);
    } catch (error) {
      if (!isMissing(error)) throw error;
      // The folder was removed by hand.
      mkdirSync(dirname(path), { recursive: true });
      appendWhole(path, row);
    }
    fileBytes += Buffer.byteLength(row);
    fileLines += 1;
  }

  /** Replaces the file by these lines. */
  function rewrite(kept: readonly Line[]): void {
    const rows = kept.map(({ message }) => `${JSON.stringify(message)}\n`).join('');
    if (rows === '') rmSync(path, { force: true });
    else replaceFile(path, rows);
    fileBytes = Buffer.byteLength(rows);
    fileLines = kept.length;
  }

  /** Now and then, so that dropping old messages costs next to nothing for each new one. */
  function compact(): void {
    if (fileLines <= 2 * limits.messages && fileBytes <= 2 * limits.bytes) return;
    try {
      rewrite([...lines.values()]);
    } catch {
      // The new message is on disk all the same. A full disk may have room at the next one.
    }
  }

  const text = readIfThere(path);
  for (const row of text.split('\n')) {
    const message = parseLine(row);
    if (message) remember(message, Buffer.byteLength(row));
    fileLines += 1;
  }
  fileBytes = Buffer.byteLength(text);
  // A process that was killed while writing leaves half a line, which the next one must not be joined to.
  if (text !== '' && !text.endsWith('\n')) append('\n');

  return {
    add: (message) => {
      const row = JSON.stringify(message);
      append(`${row}\n`);
      remember(message, Buffer.byteLength(row));
      compact();
    },
    messages: () => [...lines.values()].map(({ message }) => message),
    filter: (keep) => {
      const dropped = [...lines].filter(([, line]) => !keep(line.message));
      // First on disk: when that fails, memory still says what is there.
      rewrite([...lines.values()].filter((line) => keep(line.message)));
      for (const [key, line] of dropped) {
        lines.delete(key);
        keptBytes -= line.bytes;
      }
    },
    size: () => fileBytes,
  };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Appends all of it or nothing: the next line must not be joined to half of one that a full disk did not take. */
function appendWhole(path: string, row: string): void {
  const file = openSync(path, 'a');
  try {
    const { size } = fstatSync(file);
    try {
      appendFileSync(file, row);
    } catch (error) {
      ftruncateSync(file, size);
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** Whole or not at all, also when the process is killed meanwhile. */
function replaceFile(path: string, content: string): void {
  const temporary = `${path}.new`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
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
