import { expect, it } from 'vitest';
import { EMBEDDED_PACKAGE } from '#contract/version.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from './make-tweak-report.ts';

it('the sentence about the demo model ends with one full stop', () => {
  const demo = { type: 'model', value: [{ name: 'demo', provider: 'Demo' }] };
  const index = indexFlow(smallFlow([{ id: 'Model-1', fields: { model: demo, provider: '', model_name: '' } }]));
  const rules = tweakRulesFor({ version: '0.1.0', package: EMBEDDED_PACKAGE });
  const { rows } = makeTweakReport({ text: '{ "Model-1": { "model_name": "gpt" } }', inputs: [], index, rules });
  // Where notes are listed, a full stop is added.
  expect(rows.map(({ notes }) => notes)).toEqual([[expect.stringMatching(/set provider as well$/)]]);
});
