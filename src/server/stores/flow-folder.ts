/** Flows in a folder, one JSON file each; an edit by hand is seen by the very next look. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunRequest, runRequestSchema } from '#contract/run-request.ts';
import { FLOW_FILE_LIMIT } from '../settings/limits.ts';
import type { FlowParser, ParsedFlow } from './flow-parser.ts';

const REQUEST_END = '.request.json';
/** Time stamps of files are coarse: a file changed this shortly before it was read may have changed again unseen. */
const SETTLED_MS = 100;

export interface StoredFlow extends ParsedFlow {
  id: string;
  isSample: boolean;
  /** What lies beside a sample as NAME.request.json. */
  suggested: RunRequest | null;
  updatedAt: string;
  /** Path on disk. */
  file: string;
}

interface FolderEntry {
  /** Name of the file. */
  file: string;
  stamp: string;
  isSettled: boolean;
  flow: StoredFlow | null;
}

export interface FlowFolder {
  /** All flows that can be read, by file name. */
  all(): Promise<StoredFlow[]>;
  /** By id, else by endpoint name, when it is where it was and as it was: one look at one file. */
  findUnchanged(key: string): StoredFlow | null;
  /** By id, else by endpoint name, after a look at the whole folder. */
  find(key: string): Promise<StoredFlow | null>;
}

/** Told of what lies in the data folder and cannot be used. */
export type ReportProblem = (problem: { file: string; problem: string }) => void;

export interface FlowFolderOptions {
  folder: string;
  areSamples: boolean;
  parser: FlowParser;
  /** Told once for each version of a file that is no flow; the file is skipped. */
  report: ReportProblem;
}

export function createFlowFolder({ folder, areSamples, parser, report }: FlowFolderOptions): FlowFolder {
  let entries = new Map<string, FolderEntry>();
  let byKey = new Map<string, FolderEntry>();
  const reported = new Map<string, string>();
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  /**
   * Synchronous on purpose: every run looks at its flow's file once, which takes microseconds, and handing that to another
   * thread costs more than all of it.
   */
  function stampOf(file: string): { stamp: string; changedAt: number; size: number } | null {
    const found = statSync(join(folder, file), { bigint: true, throwIfNoEntry: false });
    if (!found?.isFile()) return null;
    const { ino, size, mtimeNs, ctimeNs, mtimeMs } = found;
    return { stamp: `${ino} ${size} ${mtimeNs} ${ctimeNs}`, changedAt: Number(mtimeMs), size: Number(size) };
  }

  /** The entry as the file is now: the known one when the file has not changed; null when there is no such file. */
  async function refresh(file: string, known: FolderEntry | undefined): Promise<FolderEntry | null> {
    const now = stampOf(file);
    if (!now) return null;
    if (known?.isSettled && known.stamp === now.stamp) return known;
    const isSettled = Date.now() - now.changedAt > SETTLED_MS;
    const entry = { file, stamp: now.stamp, isSettled };
    try {
      if (now.size > FLOW_FILE_LIMIT) throw new Error('The file is larger than 50 MB');
      const text = await readFile(join(folder, file), 'utf8');
      const parsed = await parser.parse(text, { id: idFromName(file), name: file.replace(/\.json$/i, '') });
      const suggested = areSamples ? await readSuggested(join(folder, file.replace(/\.json$/i, REQUEST_END))) : null;
      const flow: StoredFlow = {
        ...parsed,
        id: parsed.flow.id,
        isSample: areSamples,
        suggested,
        updatedAt: new Date(now.changedAt).toISOString(),
        file: join(folder, file),
      };
      return { ...entry, flow };
    } catch (error) {
      if (isMissing(error)) return null;
      tell(file, now.stamp, error instanceof Error ? error.message : String(error));
      return { ...entry, flow: null };
    }
  }

  function tell(file: string, stamp: string, problem: string): void {
    if (reported.get(file) === stamp) return;
    reported.set(file, stamp);
    report({ file: join(folder, file), problem });
  }

  /** Whoever asks while a look goes on shares the next one with all others who do. */
  function scan(): Promise<void> {
    const begin = (): Promise<void> => {
      running = look().finally(() => {
        running = null;
      });
      return running;
    };
    if (running === null) return begin();
    const start = (): Promise<void> => {
      next = null;
      return begin();
    };
    next ??= running.then(start, start);
    return next;
  }

  async function look(): Promise<void> {
    const names = (await readNames(folder)).filter(isFlowFile).sort();
    const known = entries;
    const found = new Map<string, FolderEntry>();
    const keys = new Map<string, FolderEntry>();
    // One after the other: all at once could be more files than may be open.
    for (const file of names) {
      const entry = await refresh(file, known.get(file));
      if (entry) found.set(file, entry);
      if (!entry?.flow) continue;
      const holder = keys.get(entry.flow.id);
      if (holder) tell(entry.file, entry.stamp, `Its id is that of ${holder.file}, so it is skipped`);
      else keys.set(entry.flow.id, entry);
    }
    for (const entry of [...keys.values()]) {
      const name = entry.flow?.flow.endpoint_name;
      if (name && !keys.has(name)) keys.set(name, entry);
    }
    entries = found;
    byKey = keys;
  }

  return {
    all: async () => {
      await scan();
      return [...entries.values()].flatMap((entry) =>
        entry.flow && byKey.get(entry.flow.id) === entry ? [entry.flow] : [],
      );
    },
    findUnchanged: (key) => {
      const known = byKey.get(key);
      return known?.isSettled && stampOf(known.file)?.stamp === known.stamp ? known.flow : null;
    },
    find: async (key) => {
      await scan();
      return byKey.get(key)?.flow ?? null;
    },
  };
}

/** A folder that was removed by hand holds nothing. */
async function readNames(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}

function isFlowFile(name: string): boolean {
  return /\.json$/i.test(name) && !name.startsWith('.') && !name.endsWith(REQUEST_END);
}

async function readSuggested(path: string): Promise<RunRequest | null> {
  try {
    return runRequestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** An id for a flow without one that stays the same as long as the file's name does, in the form of a UUID. */
function idFromName(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
