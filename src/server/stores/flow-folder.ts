/** Flows in a folder, one JSON file each. The next read sees edits by hand. */

import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorMessage } from '#contract/error-message.ts';
import type { FlowSummary } from '#contract/flow-summary.ts';
import { type RunRequest, runRequestSchema } from '#contract/run-request.ts';
import { FLOW_FILE_LIMIT } from '../settings/limits.ts';
import { ifMissing, isMissing } from './file-error.ts';
import type { FlowCache } from './flow-cache.ts';
import { type ParsedFlow, parseFlow } from './flow-parser.ts';
import { createMutex } from './mutex.ts';
import { summarizeFlow } from './summarize-flow.ts';

const REQUEST_END = '.request.json';
const SUITE_END = '.tests.yaml';
/** File times are coarse: a file that changed this shortly before it was read may have changed again unnoticed. */
const SETTLED_MS = 100;
/** What a sample offers, from NAME.request.json and NAME.tests.yaml. */
interface Suggested {
  request: RunRequest | null;
  /** The text of a suite. */
  suite: string | null;
}

export interface StoredFlow extends ParsedFlow {
  id: string;
  isSample: boolean;
  suggested: Suggested;
  updatedAt: string;
  /** Path on disk. */
  file: string;
}

/** Tells whether a file has changed. */
interface Stamp {
  text: string;
  /** Milliseconds. */
  changedAt: number;
  /** Bytes. */
  size: number;
}

interface FolderEntry {
  /** Name of the file. */
  file: string;
  stamp: Stamp;
  suggested: Suggested;
  isSettled: boolean;
  /** What lists show; null for a file that is not a flow. */
  summary: FlowSummary | null;
}

export interface FlowFolder {
  /** All readable flows, by file name, without their content. */
  all(): Promise<FlowSummary[]>;
  /** By id, else by endpoint name, if it is in memory and its file unchanged. Checks only this one file. */
  findUnchanged(key: string): StoredFlow | null;
  /** By id, else by endpoint name, after a scan of the folder. */
  find(key: string): Promise<StoredFlow | null>;
  /** Adds a flow that was just written to a file, which then need not be read. */
  add(file: string, parsed: ParsedFlow): StoredFlow;
}

/** Called for each unusable file in the data folder. */
export type ReportProblem = (problem: { file: string; problem: string }) => void;

export interface FlowFolderOptions {
  folder: string;
  areSamples: boolean;
  cache: FlowCache;
  /** Called once for each version of a file that is not a flow; the file is skipped. */
  report: ReportProblem;
}

export function createFlowFolder({ folder, areSamples, cache, report }: FlowFolderOptions): FlowFolder {
  let entries = new Map<string, FolderEntry>();
  let byKey = new Map<string, FolderEntry>();
  const reported = new Map<string, string>();
  const reading = createMutex();
  const scanning = createMutex();
  let next: Promise<void> | null = null;

  /**
   * Synchronous on purpose: every run checks its flow's file once, which takes microseconds; handing that to another
   * thread costs more.
   */
  function stampOf(file: string): Stamp | null {
    const found = statSync(join(folder, file), { bigint: true, throwIfNoEntry: false });
    if (!found?.isFile()) return null;
    const { ino, size, mtimeNs, ctimeNs, mtimeMs } = found;
    return { text: `${ino} ${size} ${mtimeNs} ${ctimeNs}`, changedAt: Number(mtimeMs), size: Number(size) };
  }

  /** The entry for the file as it is now: the known one if unchanged; null when the file does not exist. */
  async function refresh(file: string, known: FolderEntry | undefined): Promise<FolderEntry | null> {
    const now = stampOf(file);
    if (!now) return null;
    if (known?.isSettled && known.stamp.text === now.text) return known;
    return (await readFlowFile(file, now)).entry;
  }

  async function readFlowFile(
    file: string,
    stamp: Stamp,
  ): Promise<{ entry: FolderEntry | null; parsed: ParsedFlow | null }> {
    const entry = {
      file,
      stamp,
      isSettled: Date.now() - stamp.changedAt > SETTLED_MS,
      suggested: NOTHING,
      summary: null,
    };
    try {
      if (stamp.size > FLOW_FILE_LIMIT) throw new Error(`The file is larger than ${FLOW_FILE_LIMIT / 1024 / 1024} MB`);
      const bytes = await readFile(join(folder, file));
      const parsed = await parseFlow(bytes, { id: idFromName(file), name: file.replace(/\.json$/i, '') });
      const suggested = areSamples ? await readSuggested(join(folder, file.replace(/\.json$/i, ''))) : NOTHING;
      cache.keep(join(folder, file), stamp.text, parsed, stamp.size);
      return { entry: { ...entry, suggested, summary: summarizeFlow(parsed.flow, timeOf(stamp), areSamples) }, parsed };
    } catch (error) {
      if (isMissing(error)) return { entry: null, parsed: null };
      tell(file, stamp.text, errorMessage(error));
      return { entry, parsed: null };
    }
  }

  /** Reads the file of an entry whose flow is no longer in memory. */
  async function readAgain(entry: FolderEntry): Promise<StoredFlow | null> {
    const { parsed } = await readFlowFile(entry.file, stampOf(entry.file) ?? entry.stamp);
    return parsed && toStored(entry, parsed);
  }

  function toStored({ file, stamp, suggested }: FolderEntry, parsed: ParsedFlow): StoredFlow {
    const { id } = parsed.flow;
    return { ...parsed, id, isSample: areSamples, suggested, updatedAt: timeOf(stamp), file: join(folder, file) };
  }

  function inMemory(entry: FolderEntry): StoredFlow | null {
    const parsed = cache.get(join(folder, entry.file), entry.stamp.text);
    return parsed && toStored(entry, parsed);
  }

  function tell(file: string, stamp: string, problem: string): void {
    if (reported.get(file) === stamp) return;
    reported.set(file, stamp);
    report({ file: join(folder, file), problem });
  }

  /** Callers during a scan share the next one. */
  function scan(): Promise<void> {
    next ??= scanning.run(() => {
      next = null;
      return scanFolder();
    });
    return next;
  }

  async function scanFolder(): Promise<void> {
    // A missing folder, removed by hand, is empty.
    const names = (await readdir(folder).catch(ifMissing([]))).filter(isFlowFile).sort();
    const known = entries;
    const found = new Map<string, FolderEntry>();
    // One by one: all at once could exceed the limit of open files.
    for (const file of names) {
      const entry = await refresh(file, known.get(file));
      if (entry) found.set(file, entry);
    }
    for (const file of known.keys()) if (!found.has(file)) cache.forget(join(folder, file));
    entries = found;
    byKey = keysOf(found.values());
  }

  function keysOf(all: Iterable<FolderEntry>): Map<string, FolderEntry> {
    const keys = new Map<string, FolderEntry>();
    for (const entry of all) {
      if (!entry.summary) continue;
      const holder = keys.get(entry.summary.id);
      if (holder) tell(entry.file, entry.stamp.text, `Its id is that of ${holder.file}, so it is skipped`);
      else keys.set(entry.summary.id, entry);
    }
    for (const entry of [...keys.values()]) {
      const name = entry.summary?.endpoint_name;
      if (name && !keys.has(name)) keys.set(name, entry);
    }
    return keys;
  }

  return {
    all: async () => {
      await scan();
      return [...entries.values()].flatMap(({ file, summary }) =>
        summary && byKey.get(summary.id)?.file === file ? [summary] : [],
      );
    },
    findUnchanged: (key) => {
      const known = byKey.get(key);
      return known?.isSettled && stampOf(known.file)?.text === known.stamp.text ? inMemory(known) : null;
    },
    find: async (key) => {
      await scan();
      const entry = byKey.get(key);
      if (!entry) return null;
      // One at a time, so that concurrent requests for a flow read it once.
      return inMemory(entry) ?? reading.run(async () => inMemory(entry) ?? readAgain(entry));
    },
    add: (file, parsed) => {
      const stamp = stampOf(file);
      if (!stamp) throw new Error(`The flow ${parsed.flow.id} was written and cannot be found`);
      cache.keep(join(folder, file), stamp.text, parsed, stamp.size);
      const entry = {
        file,
        stamp,
        isSettled: true,
        suggested: NOTHING,
        summary: summarizeFlow(parsed.flow, timeOf(stamp), areSamples),
      };
      entries.set(file, entry);
      return toStored(entry, parsed);
    },
  };
}

function timeOf({ changedAt }: Stamp): string {
  return new Date(changedAt).toISOString();
}

function isFlowFile(name: string): boolean {
  return /\.json$/i.test(name) && !name.startsWith('.') && !name.endsWith(REQUEST_END);
}

const NOTHING: Suggested = { request: null, suite: null };

/** `path` is that of the flow, without its ending. */
async function readSuggested(path: string): Promise<Suggested> {
  const [request, suite] = await Promise.all(
    [REQUEST_END, SUITE_END].map((end) => readFile(`${path}${end}`, 'utf8').catch(ifMissing(null))),
  );
  return { request: request ? runRequestSchema.parse(JSON.parse(request)) : null, suite: suite ?? null };
}

/** An id for a flow without one, derived from the file name, in the form of a UUID. */
function idFromName(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
