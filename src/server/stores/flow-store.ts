/** The flows of the server: read-only samples, and imported ones as JSON files in the data folder. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FlowExport } from '#contract/flow-export.ts';
import type { FlowSummary } from '#contract/flow-summary.ts';
import { freeName } from '#contract/text/free-name.ts';
import { HttpError } from '../http/http-error.ts';
import { yieldToEventLoop } from '../http/yield-to-event-loop.ts';
import { FLOW_CACHE, FLOW_FILE_LIMIT } from '../settings/limits.ts';
import { createFlowCache } from './flow-cache.ts';
import { createFlowFolder, type ReportProblem, type StoredFlow } from './flow-folder.ts';
import { indexed, type ParsedFlow } from './flow-parser.ts';
import { createMutex, type Mutex } from './mutex.ts';
import { finishWrites, syncFolder, writeFilesAtomic } from './write-files-atomic.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Langflow's rule for endpoint names. */
export const ENDPOINT_NAME = /^[a-zA-Z0-9_-]+$/;
/** Longer names are cut to this many characters. */
const NAME = 1_000;

export interface FlowChanges {
  name?: string | undefined;
  description?: string | null | undefined;
  endpoint_name?: string | null | undefined;
  data?: FlowExport['data'] | undefined;
}

export interface FlowStore {
  /** Samples first, then imported flows by name; without their content. */
  list(): Promise<FlowSummary[]>;
  /** By id or endpoint name. */
  find(key: string): Promise<StoredFlow | null>;
  /**
   * Adds all flows, or none. Nothing is overwritten: a taken id, name or endpoint name is replaced by a free one.
   * Throws an HttpError 413 for a flow that is too large.
   */
  add(flows: readonly FlowExport[]): Promise<StoredFlow[]>;
  /** Null when there is no such imported flow. */
  change(id: string, changes: FlowChanges): Promise<StoredFlow | null>;
  /** False when there is no such imported flow. */
  remove(id: string): Promise<boolean>;
}

export interface FlowStoreOptions {
  samplesFolder: string;
  /** Created if missing. */
  folder: string;
  report: ReportProblem;
  /** Bytes of the files whose flows stay in memory. */
  cacheBytes?: number;
  /** Lock of the servers that share the folder; null if this one has it alone. */
  turns?: Mutex | null;
}

export async function openFlowStore({
  samplesFolder,
  folder,
  report,
  cacheBytes = FLOW_CACHE,
  turns = null,
}: FlowStoreOptions): Promise<FlowStore> {
  const { run: inTurn } = turns ?? createMutex();
  /** First completes what a server began that was killed: nobody else writes meanwhile. */
  const inOrder: Mutex['run'] = (task) =>
    inTurn(async () => {
      await mkdir(folder, { recursive: true });
      await finishWrites(folder);
      return task();
    });
  await inOrder(async () => undefined);
  const cache = createFlowCache(cacheBytes);
  const samples = createFlowFolder({ folder: samplesFolder, areSamples: true, cache, report });
  const imported = createFlowFolder({ folder, areSamples: false, cache, report });

  async function list(): Promise<FlowSummary[]> {
    const [first, rest] = await Promise.all([samples.all(), imported.all()]);
    const ids = new Set(first.map((flow) => flow.id));
    const others = rest.filter((flow) => !ids.has(flow.id));
    return [...first, ...others.sort((left, right) => left.name.localeCompare(right.name))];
  }

  /** Writes all of these flows, or none. */
  async function write(flows: readonly { file: string; flow: ParsedFlow['flow'] }[]): Promise<StoredFlow[]> {
    const contents = new Map<string, Uint8Array>();
    const parsed: { file: string; flow: ParsedFlow }[] = [];
    for (const { file, flow } of flows) {
      const stored = storedFlow(flow);
      contents.set(file, flowBytes(stored));
      await yieldToEventLoop();
      const flowIndexed = await indexed(stored).catch((error: Error) => {
        throw new HttpError(422, { detail: error.message });
      });
      parsed.push({ file, flow: flowIndexed });
      await yieldToEventLoop();
    }
    await writeFilesAtomic(folder, contents);
    return parsed.map(({ file, flow }) => imported.add(file, flow));
  }

  async function add(flows: readonly FlowExport[]): Promise<StoredFlow[]> {
    const taken = takenNames(await list());
    const added = flows.map((flow) => {
      const id = flow.id && UUID.test(flow.id) && !taken.ids.has(flow.id) ? flow.id : randomUUID();
      const given = flow.name?.trim().slice(0, NAME) || 'Untitled flow';
      const name = freeName(given, taken.names, (count) => `${given} (${count - 1})`);
      const wanted = isEndpointName(flow.endpoint_name) ? flow.endpoint_name : null;
      const endpointName = wanted && freeName(wanted, taken.endpoints, (count) => `${wanted}-${count - 1}`);
      taken.ids.add(id);
      taken.names.add(name);
      if (endpointName) taken.endpoints.add(endpointName);
      return { file: `${id}.json`, flow: { ...flow, id, name, endpoint_name: endpointName } };
    });
    return write(added);
  }

  return {
    list,
    find: async (key) =>
      samples.findUnchanged(key) ??
      imported.findUnchanged(key) ??
      (await samples.find(key)) ??
      (await imported.find(key)),
    add: (flows) => inOrder(() => add(flows)),
    change: (id, changes) =>
      inOrder(async () => {
        const stored = await imported.find(id);
        if (stored?.id !== id) return null;
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
        const [changed] = await write([{ file: basename(stored.file), flow: { ...stored.flow, ...given } }]);
        return changed ?? null;
      }),
    remove: (id) =>
      inOrder(async () => {
        const stored = await imported.find(id);
        if (stored?.id !== id) return false;
        await rm(stored.file, { force: true });
        await syncFolder(folder);
        return true;
      }),
  };
}

function isEndpointName(name: string | null | undefined): name is string {
  return typeof name === 'string' && name.length <= NAME && ENDPOINT_NAME.test(name);
}

/** The flow without the keys that the server adds to its answers. */
function storedFlow(flow: ParsedFlow['flow']): ParsedFlow['flow'] {
  const { is_sample: _, suggested_request: _request, suggested_suite: _suite, embedded_needs: _needs, ...rest } = flow;
  return { ...rest, id: flow.id, name: flow.name, data: flow.data, updated_at: new Date().toISOString() };
}

/** The content of a flow's file. Throws an HttpError 413 when such a file would be too large to be read again. */
function flowBytes(flow: ParsedFlow['flow']): Uint8Array {
  const bytes = Buffer.from(JSON.stringify(flow));
  if (bytes.byteLength <= FLOW_FILE_LIMIT) return bytes;
  const detail = `The flow "${flow.name}" is larger than ${FLOW_FILE_LIMIT / 1024 / 1024} MB`;
  throw new HttpError(413, { detail });
}

function takenNames(flows: readonly FlowSummary[]): { ids: Set<string>; names: Set<string>; endpoints: Set<string> } {
  return {
    ids: new Set(flows.map((flow) => flow.id)),
    names: new Set(flows.map((flow) => flow.name)),
    endpoints: new Set(flows.flatMap((flow) => flow.endpoint_name ?? [])),
  };
}
