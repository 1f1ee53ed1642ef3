/**
 * The sample flow with three fields that load global variables: `api_key`, `phrase`, and `words`, whose variable has a name in
 * lower case.
 */
import { flowExportSchema } from '#contract/flow-export.ts';
import { isJsonObject } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { sampleFlow } from './sample-run.ts';

const LOADED = { api_key: 'MODEL_KEY', phrase: 'PHRASE', words: 'my words' };

const copy = structuredClone(sampleFlow);
for (const { data } of copy.data.nodes) {
  for (const [name, value] of Object.entries(LOADED)) {
    const field: unknown = data.node?.template?.[name];
    if (isJsonObject(field)) Object.assign(field, { value, load_from_db: true });
  }
}

const link = (source: string, target: string, fieldName: string) => ({
  source,
  target,
  data: { sourceHandle: { id: source, name: 'out' }, targetHandle: { id: target, fieldName } },
});

export const loadingFlow = flowExportSchema.parse({
  ...copy,
  data: {
    ...copy.data,
    edges: [link('ChatInput-q1', 'Model-m1', 'temperature'), link('Model-m1', 'ChatOutput-o1', 'input_value')],
  },
});

export const loadingIndex = indexFlow(loadingFlow);
