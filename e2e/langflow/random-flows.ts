/** The flows for which random bodies are made: the samples, and the starter flows of the installed Langflow that answer here. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type FlowExport, flowExportSchema } from '../../src/contract/flow-export.ts';
import { isJsonObject, type JsonValue } from '../../src/contract/json.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { OPENAI_MODEL } from '../../src/run/model/sample-model.ts';

const samples = resolve(import.meta.dirname, '../../public/examples');

export interface RandomFlow {
  name: string;
  flow: FlowExport;
  /** True if it has the code of its own release already. */
  isWhole: boolean;
}

/** Components that ask nobody outside the machine; with `tools`, none does unless a model calls it, and the demo model calls none. */
const LOCAL = new Set([
  'Agent',
  'ChatInput',
  'ChatOutput',
  'LanguageModelComponent',
  'MemoryBase',
  'Prompt',
  'Prompt Template',
]);
/** A second Agent is the same again, and takes a second for each body. */
const MOST_AGENTS = 1;

function read(folder: string, file: string): FlowExport {
  return flowExportSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** With a model that the server reaches without a key of anybody. */
function withModel(flow: FlowExport): FlowExport {
  const copy = structuredClone(flow);
  for (const { data } of copy.data.nodes) {
    const template: JsonValue | undefined = data.node?.template;
    if (!isJsonObject(template) || !isJsonObject(template.model)) continue;
    for (const [name, set] of Object.entries(OPENAI_MODEL.fields)) {
      const field = template[name];
      if (isJsonObject(field)) Object.assign(field, set);
    }
  }
  return copy;
}

function isLocal(flow: FlowExport): boolean {
  const index = indexFlow(flow);
  const isTool = (id: string) =>
    index.connections.some(({ source, targetField }) => source === id && targetField === 'tools');
  const agents = index.components.filter(({ type }) => type === 'Agent').length;
  return agents <= MOST_AGENTS && index.components.every(({ id, type }) => LOCAL.has(type) || isTool(id));
}

export function randomFlows(starterFolder: string): RandomFlow[] {
  const isFlow = (file: string) => file.endsWith('.json') && !file.endsWith('.request.json');
  const own = readdirSync(samples)
    .filter(isFlow)
    .map((file) => ({ name: basename(file, '.json'), flow: read(samples, file), isWhole: false }));
  const starters = readdirSync(starterFolder)
    .filter(isFlow)
    .map((file) => ({ name: basename(file, '.json'), flow: withModel(read(starterFolder, file)), isWhole: true }))
    .filter(({ flow }) => isLocal(flow));
  return [...own, ...starters];
}
