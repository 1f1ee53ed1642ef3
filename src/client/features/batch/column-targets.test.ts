import { expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import type { ColumnTarget } from '#run/batch/batch.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { fieldTargets, targetKey, targetOptions, toTarget } from './column-targets.ts';

function flowOf(components: Record<string, Record<string, object>>): FlowDetail {
  const nodes = Object.entries(components).map(([id, template]) => ({
    id,
    data: { id, type: 'Prompt', node: { display_name: 'P', template } },
  }));
  const flow = flowExportSchema.parse({ id: 'f', name: 'F', data: { nodes, edges: [] } });
  return { id: 'f', name: 'F', flow, index: indexFlow(flow), suggested: null, isSample: false };
}

const FIELD = { type: 'str', show: true, value: '' };

it('lists every field that a tweak can change, except secret ones', () => {
  const api_key = { ...FIELD, password: true };
  const options = targetOptions(flowOf({ 'My Prompt-1': { 'tone of voice': FIELD, api_key } }));
  const tweaks = options.filter(({ label }) => label.startsWith('Tweak'));
  expect(tweaks.map(({ label }) => label)).toEqual(['Tweak P · tone of voice']);
  expect(tweaks.map(({ value }) => toTarget(value))).toEqual([
    { kind: 'tweak', component: 'My Prompt-1', field: 'tone of voice' },
  ]);
});

it('finds a field by a name that only one component has', () => {
  const api_key = { ...FIELD, password: true };
  const flow = flowOf({ a: { tone: FIELD, words: FIELD, api_key }, b: { words: FIELD }, c: { words: FIELD } });
  expect([...fieldTargets(flow)]).toEqual([['tone', { kind: 'tweak', component: 'a', field: 'tone' }]]);
});

it.each<ColumnTarget>([{ kind: 'value' }, { kind: 'components' }, { kind: 'expected' }, { kind: 'nothing' }])(
  'comes back as %j',
  (target) => {
    expect(toTarget(targetKey(target))).toEqual(target);
  },
);
