import { expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { fieldTargets } from './tweak-columns.ts';

it('finds a field by a name that only one component has, except secret ones', () => {
  const field = { type: 'str', show: true, value: '' };
  const api_key = { ...field, password: true };
  const components = { a: { tone: field, words: field, api_key }, b: { words: field }, c: { words: field } };
  const nodes = Object.entries(components).map(([id, template]) => ({
    id,
    data: { id, type: 'Prompt', node: { display_name: 'P', template } },
  }));
  const index = indexFlow(flowExportSchema.parse({ id: 'f', name: 'F', data: { nodes, edges: [] } }));
  expect([...fieldTargets(index)]).toEqual([
    ['tone', { kind: 'field', component: 'a', field: 'tone', isMapped: true }],
  ]);
});
