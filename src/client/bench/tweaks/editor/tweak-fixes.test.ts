import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { tweakFixes } from './tweak-fixes.ts';

const index = indexFlow(supportFlow);
const rules = tweakRulesFor({ version: '1.13.0' });

function fixesOn(text: string, line = 1): Record<string, string> {
  const report = makeTweakReport({ text, inputs: [], index, rules });
  return Object.fromEntries(tweakFixes(report, index, line).map(({ title, apply }) => [title, apply()]));
}

describe('the fixes of a line', () => {
  it('rename to the close match first', () => {
    const text = '{ "Summarizer": { "wrods": 40 } } // kept';
    const [first] = Object.entries(fixesOn(text));
    expect(first).toEqual(['Replace wrods with words', '{ "Summarizer": { "words": 40 } } // kept']);
  });

  it('move a bare value under one of its components, or under each', () => {
    const fixes = fixesOn('{\n  // why\n  "tone": "dry",\n  "x": 1\n}', 3);
    expect(Object.keys(fixes)).toEqual([
      'Move tone under Prompt Template',
      'Move tone under Summarizer',
      'Move tone under each of its 2 components',
    ]);
    expect(fixes['Move tone under Summarizer']).toBe(
      '{\n  // why\n  "x": 1,\n  "Summarizer-s5d4f": {\n    "tone": "dry"\n  }\n}',
    );
    expect(fixes['Move tone under each of its 2 components']).toContain(
      '"PromptTemplate-p9o8i": {\n    "tone": "dry"\n',
    );
  });

  it('move a value that the server refuses at the top level', () => {
    expect(fixesOn('{ "top_k": null }')['Move top_k under Knowledge Search']).toContain('"KnowledgeSearch-k3y5t"');
  });

  it('distinguish components of the same name', () => {
    expect(Object.keys(fixesOn('{ "temperature": 1 }'))).toContain(
      'Move temperature under Language Model LanguageModel-b2LxT',
    );
  });

  it('remove only what has no effect', () => {
    expect(fixesOn('{ "Summarizer": { "words": 25 } }')).toMatchObject({ 'Remove words': '{ }' });
    expect(fixesOn('{ "Summarizer": { "words": 26 } }')).not.toHaveProperty('Remove words');
  });

  it('turn a display name into an id and back', () => {
    const byName = '{ "Summarizer": { "words": 26 } }';
    const byId = '{ "Summarizer-s5d4f": { "words": 26 } }';
    expect(fixesOn(byName)).toEqual({ 'Use the id Summarizer-s5d4f': byId });
    expect(fixesOn(byId)).toEqual({ 'Use the display name Summarizer': byName });
    expect(fixesOn('{\n  "Summarizer": {\n    "words": 26\n  }\n}', 2)).toHaveProperty(['Use the id Summarizer-s5d4f']);
  });

  it('never turn an id into a name of another component, or a key that exists already', () => {
    expect(fixesOn('{ "LanguageModel-b2LxT": { "max_tokens": 1 } }')).toEqual({});
    expect(fixesOn('{ "Language Model": { "max_tokens": 1 } }')).toHaveProperty(['Use the id LanguageModel-h9QmE']);
    expect(fixesOn('{ "Summarizer": { "words": 1 }, "Summarizer-s5d4f": { "tone": "x" } }')).toEqual({});
  });

  it('unwrap a value', () => {
    expect(fixesOn('{ "Summarizer": { "words": { "value": 26 } } }')['Unwrap words']).toBe(
      '{ "Summarizer": { "words": 26 } }',
    );
  });
});
