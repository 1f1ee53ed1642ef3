import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { everyState, supportFlow } from '#flow/testing/support-flow.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { minimalBody } from './minimal-body.ts';
import { nextProblem, problemRanges } from './problem-ranges.ts';

const index = indexFlow(supportFlow);
const rules = tweakRulesFor({ version: '1.13.0' });
const report = (text: string) => makeTweakReport({ text, inputs: [{}], index, rules });
const minimal = (text: string) => minimalBody(report(text));

describe('minimalBody', () => {
  it('removes tweaks without effect, and keeps comments', () => {
    const text =
      '{\n  // bolder\n  "Summarizer": { "words": 30, "wrods": 1 },\n  "Prompt Template": { "tone": "neutral" },\n  "nope": 1\n}';
    expect(minimal(text)).toEqual({ text: '{\n  // bolder\n  "Summarizer": { "words": 30 }\n}', removed: 3 });
  });

  it('keeps only tweaks that change something or block the run', () => {
    expect(parseTweaksText(minimal(everyState)?.text ?? '').tweaks).toEqual({
      'LanguageModel-b2LxT': { temperature: 0.9 },
      'Knowledge Search': { top_k: 8 },
      'Language Model': { max_tokens: 600 },
      'Priority Rules': { code: 'def build(self): ...' },
      tone: 'formal',
    });
  });

  it('does not change a minimal body', () => {
    const text = '{ "Summarizer": { "words": 30 } }';
    expect(minimal(text)).toEqual({ text, removed: 0 });
  });

  it('is null while the text is broken or the flow is unknown', () => {
    expect(minimal('{ "Summarizer": ')).toBeNull();
    const unknown = makeTweakReport({ text: '{}', inputs: [{}], index: null, rules });
    expect(minimalBody(unknown)).toBeNull();
  });
});

describe('going from problem to problem', () => {
  it('finds the next and the previous one, and wraps around', () => {
    const made = report(everyState);
    expect(problemRanges(made).map(({ line }) => line)).toEqual([7, 8, 9, 10, 11]);
    const first = nextProblem(made, 0, 'next');
    expect(first).toMatchObject({ line: 7, message: 'Summarizer wrods: No such field. Did you mean words?' });
    expect(nextProblem(made, first?.offset ?? 0, 'next')?.line).toBe(8);
    expect(nextProblem(made, everyState.length, 'next')?.line).toBe(7);
    expect(nextProblem(made, 0, 'previous')?.line).toBe(11);
    expect(nextProblem(report('{}'), 0, 'next')).toBeNull();
  });

  it('starts with problems of the text itself', () => {
    expect(problemRanges(report('{\n "a" 1 }'))[0]).toMatchObject({
      line: 2,
      message: 'colon missing after the key',
    });
  });
});
