import { expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { indexFlow } from '#flow/index-flow.ts';
import type { ColumnTarget } from '#run/batch/batch.ts';
import { targetKey, targetOptions, toTarget } from './column-targets.ts';

it('reaches every field that a tweak can change but the secret ones, whatever it is called', () => {
  const template = {
    'tone of voice': { type: 'str', show: true, value: '' },
    api_key: { type: 'str', show: true, password: true, value: '' },
  };
  const node = {
    id: 'My Prompt-1',
    data: { id: 'My Prompt-1', type: 'Prompt', node: { display_name: 'P', template } },
  };
  const flow = flowExportSchema.parse({ id: 'f', name: 'F', data: { nodes: [node], edges: [] } });
  const options = targetOptions({ id: 'f', name: 'F', flow, index: indexFlow(flow), suggested: null, isSample: false });
  const tweaks = options.filter(({ label }) => label.startsWith('Tweak'));
  expect(tweaks.map(({ label }) => label)).toEqual(['Tweak P · tone of voice']);
  expect(tweaks.map(({ value }) => toTarget(value))).toEqual([
    { kind: 'tweak', component: 'My Prompt-1', field: 'tone of voice' },
  ]);
});

it.each<ColumnTarget>([{ kind: 'value' }, { kind: 'components' }, { kind: 'expected' }, { kind: 'nothing' }])(
  'comes back as %j',
  (target) => {
    expect(toTarget(targetKey(target))).toEqual(target);
  },
);
