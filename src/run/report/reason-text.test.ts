import { expect, it } from 'vitest';
import { LFX_PACKAGE } from '#contract/version.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from './make-tweak-report.ts';
import { whySentence } from './tweak-report.ts';

it('says that lfx serve streams no text, whatever the tweaks say', () => {
  const index = indexFlow(smallFlow([{ id: 'Model-1', fields: { stream: false } }]));
  const rules = tweakRulesFor({ version: '1.13.0', package: LFX_PACKAGE });
  const inputs = [{ components: [], type: 'any' as const }];
  const { rows } = makeTweakReport({ text: '{ "stream": true }', inputs, index, rules });
  expect(rows.map((row) => [row.state, whySentence(row)])).toEqual([
    ['overridden', 'lfx serve streams no text, so this is left out.'],
  ]);
});
