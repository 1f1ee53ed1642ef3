/** The flows for which random bodies are made: the samples, and the starter flows of the installed Langflow that ask nobody outside the machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type FlowExport, flowExportSchema } from '../../src/contract/flow-export.ts';
import { isJsonObject, type JsonValue } from '../../src/contract/json.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { OPENAI_MODEL } from '../../src/run/plan/sample-model.ts';

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
  'BatchRunComponent',
  'ChatInput',
  'ChatOutput',
  'File',
  'Knowledge',
  'LanguageModelComponent',
  'LoopComponent',
  'MemoryBase',
  'ParserComponent',
  'Prompt',
  'Prompt Template',
  'SaveToFile',
  'SplitText',
  'StructuredOutput',
  'parser',
]);

function read(folder: string, file: string): FlowExport {
  return flowExportSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** With a model that the server reaches without a key of anybody, and a file where one is read: `upload` is its path on the server. */
function ready(flow: FlowExport, upload: string): FlowExport {
  const copy = structuredClone(flow);
  for (const { data } of copy.data.nodes) {
    const template: JsonValue | undefined = data.node?.template;
    if (!isJsonObject(template)) continue;
    if (data.type === 'File' && isJsonObject(template.path)) template.path.file_path = [upload];
    if (!isJsonObject(template.model)) continue;
    for (const [name, set] of Object.entries(OPENAI_MODEL.fields)) {
      const field = template[name];
      if (isJsonObject(field)) Object.assign(field, set);
    }
  }
  return copy;
}

/** The types that may ask somebody outside the machine. */
function outsideTypes(flow: FlowExport): string[] {
  const index = indexFlow(flow);
  const isTool = (id: string) =>
    index.connections.some(({ source, targetField }) => source === id && targetField === 'tools');
  const outside = index.components.filter(({ id, type }) => !LOCAL.has(type) && !isTool(id));
  return [...new Set(outside.map(({ type }) => type))];
}

/** With the reasons why some of them are left out. */
export function randomFlows(starterFolder: string, upload: string): { flows: RandomFlow[]; leftOut: string[] } {
  const isFlow = (file: string) => file.endsWith('.json') && !file.endsWith('.request.json');
  const flows = readdirSync(samples)
    .filter(isFlow)
    .map((file): RandomFlow => ({ name: basename(file, '.json'), flow: read(samples, file), isWhole: false }));
  const leftOut: string[] = [];
  for (const file of readdirSync(starterFolder).filter(isFlow)) {
    const name = basename(file, '.json');
    const flow = ready(read(starterFolder, file), upload);
    const outside = outsideTypes(flow);
    if (outside.length === 0) flows.push({ name, flow, isWhole: true });
    else leftOut.push(`${name}: ${outside.join(', ')} may ask somebody outside the machine`);
  }
  return { flows, leftOut };
}
