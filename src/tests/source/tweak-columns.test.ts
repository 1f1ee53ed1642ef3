import { expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { fieldTarget } from './tweak-columns.ts';

it('a field is found by a name that only one component has, or by those of both, except secret ones', () => {
  const field = { type: 'str', show: true, value: '' };
  const api_key = { ...field, password: true };
  const components = { a: { tone: field, words: field, api_key }, b: { words: field }, c: { words: field } };
  const nodes = Object.entries(components).map(([id, template]) => ({
    id,
    data: { id, type: 'Prompt', node: { display_name: 'P', template } },
  }));
  const index = indexFlow(flowExportSchema.parse({ id: 'f', name: 'F', data: { nodes, edges: [] } }));
  const target = (component: string | null, field: string) => fieldTarget({ component, field }, index);
  const found = (component: string, field: string) => ({ kind: 'field', component, field, isMapped: true });
  expect(target(null, 'tone')).toEqual(found('a', 'tone'));
  expect(target('b', 'words')).toEqual(found('b', 'words'));
  const others = [target(null, 'words'), target(null, 'api_key'), target('a', 'api_key'), target('d', 'words')];
  expect(others).toEqual([null, null, null, null]);
});
