/** The flows of the server: read-only samples, and imported ones as JSON files in the data folder. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FlowExport } from '#contract/flow-export.ts';
import { createFlowFolder, type ReportProblem, type StoredFlow } from './flow-folder.ts';
import { createFlowParser } from './flow-parser.ts';
import { createMutex } from './mutex.ts';
import { removeTemporaryFiles, syncFolder, writeFileAtomic } from './write-file-atomic.ts';

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
  /** Adds flows. Nothing is overwritten: a taken id, name or endpoint name gets a free one. Resolves when all are on disk. */
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
  await removeTemporaryFiles(folder);
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

  async function write(path: string, flow: FlowExport & { id: string }): Promise<StoredFlow> {
    const { is_sample: _isSample, suggested_request: _suggested, ...kept } = flow;
    await mkdir(folder, { recursive: true });
    await writeFileAtomic(path, JSON.stringify({ ...kept, updated_at: new Date().toISOString() }, null, 2));
    const stored = await imported.find(flow.id);
    if (!stored) throw new Error(`The flow ${flow.id} was written and cannot be found`);
    return stored;
  }

  async function add(flows: readonly FlowExport[]): Promise<StoredFlow[]> {
    const taken = takenNames(await list());
    const added: StoredFlow[] = [];
    for (const flow of flows) {
      const id = flow.id && UUID.test(flow.id) && !taken.ids.has(flow.id) ? flow.id : randomUUID();
      const name = freeName(flow.name?.trim() || 'Untitled flow', taken.names, (text, count) => `${text} (${count})`);
      const wanted = flow.endpoint_name && ENDPOINT_NAME.test(flow.endpoint_name) ? flow.endpoint_name : null;
      const endpointName = wanted && freeName(wanted, taken.endpoints, (text, count) => `${text}-${count}`);
      taken.ids.add(id);
      taken.names.add(name);
      if (endpointName) taken.endpoints.add(endpointName);
      added.push(await write(join(folder, `${id}.json`), { ...flow, id, name, endpoint_name: endpointName }));
    }
    return added;
  }

  return {
    list,
    find: async (key) =>
      (await samples.findUnchanged(key)) ??
      (await imported.findUnchanged(key)) ??
      (await samples.find(key)) ??
      (await imported.find(key)),
    add: (flows) => writing.run(() => add(flows)),
    change: (id, changes) =>
      writing.run(async () => {
        const stored = await imported.find(id);
        if (stored?.id !== id) return null;
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
        return write(stored.file, { ...stored.flow, ...given });
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
