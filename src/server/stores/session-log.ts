/**
 * The messages of one conversation, in a file with one JSON object per line, to which new messages are appended.
 * Appends are synchronous on purpose: a small write to a local file costs less than handing it to another thread, and
 * lines can neither mix nor get lost in a queue.
 */
import { closeSync, constants, fstatSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeeperThan, isJsonObject, type JsonObject, type JsonValue, tryParseJson } from '#contract/json.ts';
import { textOrEmpty } from '#flow/index/text-or-empty.ts';
import { appendAtomic, NO_LINK, replaceAtomic } from './append-atomic.ts';
import { ifMissing, isMissing } from './file-error.ts';

const LINE_BREAK = Buffer.from('\n');
/** Characters that are parsed in one turn of the event loop. */
const TURN = 256 * 1024;

export interface SessionLimits {
  messages: number;
  /** Most bytes of the messages as JSON; the newest message always stays. */
  bytes: number;
}

export interface SessionLogOptions {
  limits: SessionLimits;
  /** Another server may change the file too, but not while this one does. */
  isShared: boolean;
}

export interface SessionLog {
  /** When it returns, the message and its `lineOf` survive the process. A message with a known id replaces the earlier one. */
  add(message: JsonObject, line: Uint8Array): void;
  /** True when so much of the file was dropped that `compact` pays off. */
  isWasteful(): boolean;
  /** Rewrites the file without the dropped messages. If that fails, the file stays unchanged. */
  compact(): void;
  /** Oldest first. */
  messages(): JsonObject[];
  /** Removes the messages that fail the test, also from disk; without any message left, the file is deleted. */
  filter(keep: (message: JsonObject) => boolean): void;
  /** Bytes of the file. */
  size(): number;
  summary(): SessionSummary;
  /** False when another server has changed the file since it was read or written here. */
  isCurrent(): boolean;
}

/** What is known of a conversation without its messages. */
export interface SessionSummary {
  /** The session's name; empty without any message. */
  name: string;
  /** Its messages, counted by flow and sender. */
  groups: ReadonlyMap<string, MessageGroup>;
}

export interface MessageGroup {
  readonly flow: string;
  /** Their first characters, see `senderStart`. */
  readonly sender: string;
  readonly senderName: string;
  readonly count: number;
  /** The time of the newest. */
  readonly newest: string;
}

/** Only this much of a sender and its name is kept in memory; a search compares it first, and then the messages. */
export function senderStart(text: JsonValue | undefined): string {
  return textOrEmpty(text).slice(0, 100);
}

interface Line {
  message: JsonObject;
  bytes: number;
}

/** Reads the file, if there is one. Yields to the event loop meanwhile. */
export async function openSessionLog(path: string, { limits, isShared }: SessionLogOptions): Promise<SessionLog> {
  /** Lines by message id, in order of arrival. */
  const lines = new Map<string, Line>();
  let keptBytes = 0;
  let fileBytes = 0;
  let fileLines = 0;
  /** A process that was killed while writing leaves half a line, which the next one must not be joined to. */
  let isTorn = false;
  const readStamp = () => (isShared ? stampOf(path) : '');
  let stamp = readStamp();
  let unnamed = 0;
  let name = '';
  const groups = new Map<string, MessageGroup>();

  function tally({ message }: Line, by: 1 | -1): void {
    const flow = textOrEmpty(message.flow_id);
    const [sender, senderName] = [senderStart(message.sender), senderStart(message.sender_name)];
    const key = JSON.stringify([flow, sender, senderName]);
    const { count, newest } = groups.get(key) ?? { count: 0, newest: '' };
    const time = textOrEmpty(message.timestamp);
    if (count + by === 0) groups.delete(key);
    else
      groups.set(key, {
        flow,
        sender,
        senderName,
        count: count + by,
        newest: by > 0 && time > newest ? time : newest,
      });
  }

  function remember(message: JsonObject, bytes: number): void {
    unnamed += 1;
    const key = typeof message.id === 'string' ? message.id : `without id ${unnamed}`;
    const earlier = lines.get(key);
    const added = { message, bytes };
    if (earlier) tally(earlier, -1);
    tally(added, 1);
    name = textOrEmpty(message.session_id);
    keptBytes += bytes - (earlier?.bytes ?? 0);
    lines.set(key, added);
    for (const [oldest, line] of lines) {
      if (lines.size <= 1 || (lines.size <= limits.messages && keptBytes <= limits.bytes)) break;
      lines.delete(oldest);
      tally(line, -1);
      keptBytes -= line.bytes;
    }
  }

  function append(row: Uint8Array): void {
    const added = isTorn ? Buffer.concat([LINE_BREAK, row]) : row;
    try {
      appendAtomic(path, added);
    } catch (error) {
      if (!isMissing(error)) throw error;
      // The folder was removed by hand.
      mkdirSync(dirname(path), { recursive: true });
      appendAtomic(path, added);
    }
    isTorn = false;
    stamp = readStamp();
    fileBytes += added.byteLength;
    fileLines += 1;
  }

  /** Replaces the content of the file by these lines. */
  function rewrite(kept: readonly Line[]): void {
    if (kept.length === 0) rmSync(path, { force: true });
    fileBytes = kept.length === 0 ? 0 : replaceAtomic(path, linesOf(kept));
    fileLines = kept.length;
    isTorn = false;
    stamp = readStamp();
  }

  const text = await readFile(path, { encoding: 'utf8', flag: constants.O_RDONLY | NO_LINK }).catch(ifMissing(''));
  let read = 0;
  for (const row of text.split('\n')) {
    const message = parseLine(row);
    if (message) remember(message, Buffer.byteLength(row) + 1);
    fileLines += 1;
    read += row.length;
    if (read < TURN) continue;
    read = 0;
    await nextTurn();
  }
  fileBytes = Buffer.byteLength(text);
  isTorn = text !== '' && !text.endsWith('\n');

  return {
    add: (message, line) => {
      append(line);
      remember(message, line.byteLength);
    },
    // Only now and then, so that dropping old messages costs next to nothing per new one.
    isWasteful: () => fileLines > 2 * limits.messages || fileBytes > 2 * limits.bytes,
    compact: () => {
      try {
        rewrite([...lines.values()]);
      } catch {
        // The messages are on disk anyway. A full disk may have room the next time.
      }
    },
    messages: () => [...lines.values()].map(({ message }) => message),
    filter: (keep) => {
      const dropped = [...lines].filter(([, line]) => !keep(line.message));
      // Disk first: when that fails, memory still matches the disk.
      rewrite([...lines.values()].filter((line) => keep(line.message)));
      for (const [key, line] of dropped) {
        lines.delete(key);
        keptBytes -= line.bytes;
      }
      // From the start, since the newest message may have been removed.
      groups.clear();
      for (const line of lines.values()) tally(line, 1);
    },
    size: () => fileBytes,
    summary: () => ({ name, groups }),
    isCurrent: () => stamp === readStamp(),
  };
}

/** Opened each time: a network file system shows changes only after a new open. Empty when there is no file. */
function stampOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const { ino, size, mtimeNs } = fstatSync(file, { bigint: true });
      return `${ino} ${size} ${mtimeNs}`;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

function* linesOf(kept: readonly Line[]): Generator<Uint8Array, void, void> {
  for (const { message } of kept) yield lineOf(message);
}

/** A message as it is written to the file. */
export function lineOf(message: JsonObject): Buffer {
  return Buffer.from(`${JSON.stringify(message)}\n`);
}

function parseLine(row: string): JsonObject | null {
  const value = tryParseJson(row);
  return isJsonObject(value) && !isDeeperThan(value) ? value : null;
}
