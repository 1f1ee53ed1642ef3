import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { indexFlow } from '#flow/index-flow.ts';
import { tweakRulesFor } from '#flow/tweak-rules.ts';
import { parseTweaksText } from '#flow/tweaks-text.ts';
import { makeTweakReport } from '../../draft/tweak-report/make-tweak-report.ts';
import { everyState, supportFlow } from '../../testing/support-flow.ts';
import { minimalBody } from './minimal-body.ts';
import { nextProblem, problemPlaces } from './problem-places.ts';

const index = indexFlow(supportFlow);
const rules = tweakRulesFor({ version: '1.13.0' });
const report = (text: string) => makeTweakReport({ text, inputs: [{}], stream: false, index, rules });
const minimal = (text: string) => parseTweaksText(minimalBody(report(text))).tweaks;

describe('minimalBody', () => {
  it('takes out what is ignored or equal to the flow, and keeps comments', () => {
    const text =
      '{\n  // bolder\n  "Summarizer": { "words": 30, "wrods": 1 },\n  "Prompt Template": { "tone": "neutral" },\n  "nope": 1\n}';
    expect(minimalBody(report(text))).toBe('{\n  // bolder\n  "Summarizer": { "words": 30 }\n}');
  });

  it('takes out every ignored and no-change tweak of a large one', () => {
    expect(minimal(everyState)).toEqual({
      'LanguageModel-b2LxT': { temperature: 0.9 },
      'Knowledge Search': { top_k: 8 },
      'Language Model': { max_tokens: 600 },
      'Priority Rules': { code: 'def build(self): ...' },
      'Chat Input': { input_value: 'Hello' },
      'Prompt Template': { tone: 'friendly' },
      tone: 'formal',
    });
  });

  it('takes out a tweak that would count once its no-change winner is gone', () => {
    expect(minimal('{ "Summarizer": { "words": 99 }, "Summarizer-s5d4f": { "words": 25 } }')).toEqual({});
  });

  it('keeps a no-change winner when its rival does something elsewhere', () => {
    // The bare key sets both models; the id key is overridden in one of them, by a bare key that changes nothing there.
    const text =
      '{ "Language Model": { "max_tokens": 500 }, "LanguageModel-b2LxT": { "max_tokens": 7 }, "max_tokens": 400 }';
    expect(minimal(text)).toEqual({});
  });

  it('never changes what any component receives', () => {
    const component = fc.constantFrom(
      'Language Model',
      'LanguageModel-b2LxT',
      'LanguageModel-h9QmE',
      'Summarizer',
      'Nope',
    );
    const field = fc.constantFrom('max_tokens', 'temperature', 'words', 'tone', 'nope');
    const value = fc.oneof(
      fc.constantFrom<JsonValue>(
        400,
        500,
        0.2,
        'neutral',
        null,
        { value: 400 },
        { value: 25 },
        { load_from_db: true },
        {},
      ),
      fc.integer({ min: 24, max: 26 }),
    );
    const tweaks = fc.dictionary(
      fc.oneof(component, field),
      fc.oneof(value, fc.dictionary(field, value, { maxKeys: 3 })),
      {
        maxKeys: 5,
      },
    );
    const effect = (text: string) => {
      const verdicts = report(text).rows.flatMap((row) => row.verdicts);
      const received = verdicts.flatMap(({ state, target }) =>
        target && (state === 'applied' || state === 'ambiguous')
          ? [`${target.component}.${target.field} ${JSON.stringify(target.after)}`]
          : [],
      );
      return received.filter((line) => !isFlowValue(line)).sort();
    };
    const isFlowValue = (line: string) => /temperature 0\.2$|max_tokens 400$|words 25$|tone "neutral"$/.test(line);
    fc.assert(
      fc.property(tweaks, (made) => {
        const text = JSON.stringify(made);
        expect(effect(minimalBody(report(text)))).toEqual(effect(text));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves a body that is minimal already as it is', () => {
    const text = '{ "Summarizer": { "words": 30 } }';
    expect(minimalBody(report(text))).toBe(text);
  });
});

describe('going from problem to problem', () => {
  it('finds the next and the previous one, round the end', () => {
    const made = report(everyState);
    expect(problemPlaces(made).map(({ line }) => line)).toEqual([7, 8, 9, 10, 11]);
    const first = nextProblem(made, 0, 'next');
    expect(first).toMatchObject({ line: 7, message: 'Summarizer wrods: No such field. Did you mean words?' });
    expect(nextProblem(made, first?.offset ?? 0, 'next')?.line).toBe(8);
    expect(nextProblem(made, everyState.length, 'next')?.line).toBe(7);
    expect(nextProblem(made, 0, 'previous')?.line).toBe(11);
    expect(nextProblem(report('{}'), 0, 'next')).toBeNull();
  });

  it('starts with what is wrong with the text', () => {
    expect(problemPlaces(report('{\n "a" 1 }'))[0]).toMatchObject({
      line: 2,
      message: 'A colon is missing after the key',
    });
  });
});
