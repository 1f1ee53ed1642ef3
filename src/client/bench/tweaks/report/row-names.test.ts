import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { rowNames } from './row-names.ts';

const index = indexFlow(supportFlow);
const rules = tweakRulesFor({ version: '1.13.0' });

function namesOf(text: string) {
  const { rows } = makeTweakReport({ text, inputs: [{}], index, rules });
  return rows.map((_row, position) => rowNames(rows)(position));
}

describe('rowNames', () => {
  it('gives only the line if that is unique', () => {
    expect(namesOf('{\n"Summarizer": { "wrods": 1 },\n"tone": "x"\n}')).toEqual([
      { goTo: 'Go to line 2', replaceEnd: '', graph: 'Show Summarizer on the graph' },
      { goTo: 'Go to line 3', replaceEnd: '', graph: '' },
    ]);
  });

  it('adds the field, then the component, until names are unique', () => {
    expect(
      namesOf('{ "Summarizer": { "words": 1, "tone": "x" }, "Prompt Template": { "tone": "y" } }').map(
        ({ goTo }) => goTo,
      ),
    ).toEqual(['Go to line 1, words', 'Go to line 1, Summarizer tone', 'Go to line 1, Prompt Template tone']);
    expect(
      namesOf('{ "LanguageModel-b2LxT": { "temprature": 1 },\n"Language Model": { "temprature": 2 } }').map(
        ({ replaceEnd }) => replaceEnd,
      ),
    ).toEqual([' on line 1', ' on line 2']);
  });
});
