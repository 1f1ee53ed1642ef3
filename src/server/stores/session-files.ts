/** The files of conversations: their names, which there are, and what is known of each. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportProblem } from './flow-folder.ts';
import type { SessionLog, SessionSummary } from './session-log.ts';

export interface SessionFile {
  bytes: number;
  usedAt: number;
  /** Null until the file was read once. */
  summary: SessionSummary | null;
}

export interface SessionFiles {
  names(): string[];
  get(file: string): SessionFile | undefined;
  total(): { count: number; bytes: number };
  /** The names, the least recently used first. */
  oldest(): string[];
  /** After a change by this server. */
  note(file: string, log: SessionLog): void;
  forget(file: string): void;
  /** Reads the folder again, which another server may have changed. */
  look(): Promise<void>;
}

const FILE_END = '.jsonl';
const REWRITTEN = `${FILE_END}.new`;
const SESSION_FILE = /^[0-9a-f]{40}\.jsonl$/;

/** A session can have any name, so its file is named by a hash. */
export function fileOf(session: string): string {
  return `${createHash('sha256').update(session).digest('hex').slice(0, 40)}${FILE_END}`;
}

/**
 * Removes what was left by a process that was killed while it rewrote a conversation. Anything else in the folder is
 * reported once and left alone.
 */
export async function openSessionFiles(folder: string, report: ReportProblem): Promise<SessionFiles> {
  const files = new Map<string, SessionFile>();
  const reported = new Set<string>();
  let bytes = 0;

  function put(file: string, known: SessionFile): void {
    bytes += known.bytes - (files.get(file)?.bytes ?? 0);
    files.set(file, known);
  }

  function forget(file: string): void {
    bytes -= files.get(file)?.bytes ?? 0;
    files.delete(file);
  }

  async function lookAt(name: string): Promise<void> {
    const file = join(folder, name);
    const found = await lstat(file).catch(() => null);
    if (SESSION_FILE.test(name) && found?.isFile()) {
      const known = files.get(name);
      if (known?.bytes === found.size && known.usedAt >= found.mtimeMs) return;
      put(name, { bytes: found.size, usedAt: found.mtimeMs, summary: null });
    } else if (!reported.has(name)) {
      reported.add(name);
      report({ file, problem: 'It is not the file of a conversation, so it is skipped' });
    }
  }

  async function look(): Promise<void> {
    // What this server adds meanwhile is not among the names.
    const before = [...files.keys()];
    const names = (await readdir(folder)).filter((name) => !name.endsWith(REWRITTEN));
    const found = new Set(names);
    for (const file of before) if (!found.has(file)) forget(file);
    for (const name of names) await lookAt(name);
  }

  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder))
    if (name.endsWith(REWRITTEN)) await rm(join(folder, name), { recursive: true, force: true });
  await look();
  return {
    names: () => [...files.keys()],
    get: (file) => files.get(file),
    total: () => ({ count: files.size, bytes }),
    oldest: () => [...files].sort(([, left], [, right]) => left.usedAt - right.usedAt).map(([file]) => file),
    note: (file, log) => put(file, { bytes: log.size(), usedAt: Date.now(), summary: log.summary() }),
    forget,
    look,
  };
}
