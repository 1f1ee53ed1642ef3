/** The flows of the server: read-only samples, and imported ones as JSON files in the data folder. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FlowExport } from '#contract/flow-export.ts';
import { HttpError } from '../http/http-error.ts';
import { FLOW_FILE_LIMIT } from '../settings/limits.ts';
import { createFlowFolder, type ReportProblem, type StoredFlow } from './flow-folder.ts';
import { createFlowParser } from './flow-parser.ts';
import { createMutex } from './mutex.ts';
import { finishWrites, writeAll } from './write-all.ts';
import { syncFolder } from './write-file-atomic.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** What Langflow allows in an endpoint name. */
export const ENDPOINT_NAME = /^[a-zA-Z0-9_-]+$/;

export interface FlowChanges {
  name?: string | undefined;
  description?: string | null | undefined;
  endpoint_name?: string | null | undefined;
  data?: FlowExport['data'] | undefined;
}

export interface FlowStore {
  /** Samples first, then imported flows by name. */
  list(): Promise<StoredFlow[]>;
  /** By id or endpoint name. */
  find(key: string): Promise<StoredFlow | null>;
  /** Adds flows. Nothing is overwritten: a taken id, name or endpoint name gets a free one. All are added, or none. Throws an HttpError 413 for one that is too large. */
  add(flows: readonly FlowExport[]): Promise<StoredFlow[]>;
  /** Null when there is no such imported flow. */
  change(id: string, changes: FlowChanges): Promise<StoredFlow | null>;
  /** False when there is no such imported flow. */
  remove(id: string): Promise<boolean>;
}

export interface FlowStoreOptions {
  samplesFolder: string;
  /** Made when missing. */
  folder: string;
  report: ReportProblem;
}

export async function openFlowStore({ samplesFolder, folder, report }: FlowStoreOptions): Promise<FlowStore> {
  await mkdir(folder, { recursive: true });
  await finishWrites(folder);
  const parser = createFlowParser();
  const samples = createFlowFolder({ folder: samplesFolder, areSamples: true, parser, report });
  const imported = createFlowFolder({ folder, areSamples: false, parser, report });
  const writing = createMutex();

  async function list(): Promise<StoredFlow[]> {
    const [first, rest] = await Promise.all([samples.all(), imported.all()]);
    const ids = new Set(first.map((flow) => flow.id));
    const others = rest.filter((flow) => !ids.has(flow.id));
    return [...first, ...others.sort((left, right) => left.flow.name.localeCompare(right.flow.name))];
  }

  /** All or none. */
  async function write(flows: readonly { file: string; flow: FlowExport & { id: string } }[]): Promise<StoredFlow[]> {
    const texts = new Map<string, string>();
    for (const { file, flow } of flows) {
      texts.set(file, flowText(flow));
      await nextTurn();
    }
    await mkdir(folder, { recursive: true });
    await writeAll(folder, texts);
    const stored = new Map((await imported.all()).map((flow) => [flow.id, flow]));
    return flows.map(({ flow: { id } }) => {
      const found = stored.get(id);
      if (!found) throw new Error(`The flow ${id} was written and cannot be found`);
      return found;
    });
  }

  async function add(flows: readonly FlowExport[]): Promise<StoredFlow[]> {
    const taken = takenNames(await list());
    const added = flows.map((flow) => {
      const id = flow.id && UUID.test(flow.id) && !taken.ids.has(flow.id) ? flow.id : randomUUID();
      const name = freeName(flow.name?.trim() || 'Untitled flow', taken.names, (text, count) => `${text} (${count})`);
      const wanted = flow.endpoint_name && ENDPOINT_NAME.test(flow.endpoint_name) ? flow.endpoint_name : null;
      const endpointName = wanted && freeName(wanted, taken.endpoints, (text, count) => `${text}-${count}`);
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
    add: (flows) => writing.run(() => add(flows)),
    change: (id, changes) =>
      writing.run(async () => {
        const stored = await imported.find(id);
        if (stored?.id !== id) return null;
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
        const [changed] = await write([{ file: basename(stored.file), flow: { ...stored.flow, ...given } }]);
        return changed ?? null;
      }),
    remove: (id) =>
      writing.run(async () => {
        const stored = await imported.find(id);
        if (stored?.id !== id) return false;
        await rm(stored.file, { force: true });
        await syncFolder(folder);
        return true;
      }),
  };
}

/** What the file of a flow holds. Throws an HttpError 413 when no such file would be read again. */
function flowText(flow: FlowExport): string {
  const { is_sample: _isSample, suggested_request: _suggested, embedded_needs: _needs, ...kept } = flow;
  const text = JSON.stringify({ ...kept, updated_at: new Date().toISOString() });
  if (Buffer.byteLength(text) > FLOW_FILE_LIMIT) {
    throw new HttpError(413, { detail: `The flow "${flow.name ?? ''}" is larger than 50 MB` });
  }
  return text;
}

function takenNames(flows: readonly StoredFlow[]): { ids: Set<string>; names: Set<string>; endpoints: Set<string> } {
  return {
    ids: new Set(flows.map((flow) => flow.id)),
    names: new Set(flows.map((flow) => flow.flow.name)),
    endpoints: new Set(flows.flatMap((flow) => flow.flow.endpoint_name ?? [])),
  };
}

/** `name`, or the first numbered form of it that is not taken. */
function freeName(name: string, taken: ReadonlySet<string>, numbered: (name: string, count: number) => string): string {
  let free = name;
  for (let count = 1; taken.has(free); count += 1) free = numbered(name, count);
  return free;
}
