/** The files of conversations: their names, and which there are. */
import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportProblem } from './flow-folder.ts';
import type { SessionSummary } from './session-log.ts';

export interface SessionFile {
  bytes: number;
  usedAt: number;
  /** Null until the file was read once. */
  summary: SessionSummary | null;
}

const FILE_END = '.jsonl';
const SESSION_FILE = /^[0-9a-f]{40}\.jsonl$/;

/** A session can have any name, so its file is named by a hash. */
export function fileOf(session: string): string {
  return `${createHash('sha256').update(session).digest('hex').slice(0, 40)}${FILE_END}`;
}

/** The conversations of a folder by file. Anything else is reported and left alone. */
export async function readSessionFiles(folder: string, report: ReportProblem): Promise<Map<string, SessionFile>> {
  const files = new Map<string, SessionFile>();
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    // Left by a process that was killed while it rewrote a conversation.
    if (name.endsWith(`${FILE_END}.new`)) await rm(file, { recursive: true, force: true });
    else {
      const found = await stat(file).catch(() => null);
      if (SESSION_FILE.test(name) && found?.isFile())
        files.set(name, { bytes: found.size, usedAt: found.mtimeMs, summary: null });
      else report({ file, problem: 'It is not the file of a conversation, so it is skipped' });
    }
  }
  return files;
}
