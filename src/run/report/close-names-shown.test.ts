import { expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from './make-tweak-report.ts';
import { whySentence } from './tweak-report.ts';

it('the report offers every close name', () => {
  const fields = ['text', 'texts', 'test', 'other'];
  const template = Object.fromEntries(fields.map((name) => [name, { name, type: 'str', value: '', show: true }]));
  const node = { id: 'Piece-p', data: { id: 'Piece-p', type: 'Piece', node: { display_name: 'Piece', template } } };
  const piece = indexFlow({ ...supportFlow, data: { nodes: [node], edges: [] } });
  const [row] = makeTweakReport({
    text: '{ "Piece": { "texs": 1 } }',
    inputs: [{ components: [], type: 'any' }],
    index: piece,
    rules: tweakRulesFor({ version: '1.13.0' }),
  }).rows;
  expect(row && whySentence(row)).toBe('No such field. Did you mean text or texts?');
});
