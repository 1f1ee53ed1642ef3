import { describe, expect, it } from 'vitest';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { RunRequest, Tweaks } from '#contract/run-request.ts';
import type { Run } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import { sampleRun } from '../testing/sample-run.ts';
import { describeChange } from './describe-change.ts';

function done(request: RunRequest, changes: Partial<Run> = {}): Run {
  return { ...sampleRun({ request }), status: 'done', ...changes };
}

const tweaked = (tweaks: Tweaks) => done({ inputs: [{ input_value: 'hi' }], tweaks });
const base = { status: null, raw: '', requestIndex: 0, elapsedMs: 1 };

describe('describeChange', () => {
  it.each<[string, Run, Run | null]>([
    ['No tweaks', tweaked({}), null],
    ['Stopped by you', { ...tweaked({}), status: 'stopped' }, null],
    ['Not finished: the page was left', { ...tweaked({}), status: 'stopped', isLeft: true }, null],
    ['No tweaks', tweaked({}), tweaked({ top_k: 4 })],
    ['top_k', tweaked({ top_k: 8 }), null],
    ['top_k 4 → 8', tweaked({ a: { top_k: 8 } }), tweaked({ a: { top_k: 4 } })],
    ['tone "calm" → "formal"', tweaked({ tone: 'formal' }), tweaked({ tone: 'calm' })],
    ['top_k 8', tweaked({ top_k: 8 }), tweaked({})],
    ['model changed', tweaked({ M: { model: [{ name: 'demo' }] } }), tweaked({ M: { model: '' } })],
    ['model changed', tweaked({ M: { model: 'demo' } }), tweaked({ M: { model: [{ name: 'demo' }] } })],
    ['top_k removed', tweaked({ tone: 'calm' }), tweaked({ tone: 'calm', top_k: 8 })],
    ['b and 2 more removed', tweaked({ a: 1 }), tweaked({ a: 1, b: 1, c: 1, d: 1 })],
    ['a 1 → 2, b removed', tweaked({ a: 2 }), tweaked({ a: 1, b: 1 })],
    ['a 1 → 2, b 1 → 2 and 1 more', tweaked({ a: 2, b: 2, c: 2 }), tweaked({ a: 1, b: 1, c: 1 })],
    ['Same request', tweaked({ top_k: 8 }), tweaked({ top_k: 8 })],
    ['Input 1 "a"', done({ inputs: [{ input_value: 'a' }] }), done({ inputs: [{ input_value: 'b' }] })],
    ['Input 1 changed', done({ inputs: [{ input_value: '' }] }), done({ inputs: [{ input_value: 'b' }] })],
    [
      'Input 1 changed',
      done({ inputs: [{ input_value: 'a', type: 'chat' }] }),
      done({ inputs: [{ input_value: 'a' }] }),
    ],
    ['1 → 2 inputs', done({ inputs: [{}, {}] }), done({ inputs: [{}] })],
    ['2 inputs changed', done({ inputs: [{}, {}] }), done({ inputs: [{ type: 'chat' }, { type: 'text' }] })],
    ['Other outputs, Stream on', done({ outputs: ['a'], stream: true }), done({})],
    ['Other session', done({ session_id: 's' }), done({})],
    ['Input 2 alone', done({ inputs: [{}, {}] }, { onlyInput: 1 }), done({ inputs: [{}, {}] })],
    ['Stopped by you', done({}, { status: 'stopped' }), done({ stream: true })],
  ])('says "%s"', (sentence, run, previous) => {
    expect(describeChange(run, previous)).toBe(sentence);
  });

  it('shows the flow’s value before a new tweak if the server reported it', () => {
    const run = tweaked({ 'Model-m1': { words: 8 } });
    const outcome: TweakOutcome = {
      path: ['Model-m1', 'words'],
      component: 'Model-m1',
      field: 'words',
      state: 'applied',
      before: 6,
    };
    const inputs = run.inputs.map((input) => ({ ...input, outcomes: [outcome] }));
    expect(describeChange({ ...run, inputs }, tweaked({}))).toBe('words 6 → 8');
  });

  it.each(['overridden', 'ignored'] as const)('does not call a tweak a change that was %s for every input', (state) => {
    const run = tweaked({ 'Model-m1': { words: 8 } });
    const lost: TweakOutcome = { path: ['Model-m1', 'words'], component: 'Model-m1', field: 'words', state, before: 6 };
    const said = (outcomes: readonly TweakOutcome[]) => {
      const inputs = run.inputs.flatMap((input) => outcomes.map((outcome) => ({ ...input, outcomes: [outcome] })));
      return describeChange({ ...run, inputs }, tweaked({}));
    };
    expect(said([lost, lost])).toBe(`words ${state}`);
    expect(said([lost, { ...lost, state: 'applied' }])).toBe('words 6 → 8');
    expect(describeChange({ ...run, predicted: [lost] }, tweaked({}))).toBe(`words ${state}`);
  });

  it('looks up the flow’s value only for the fields that it names', () => {
    const fields = Array.from({ length: 50 }, (_, index) => [`field${index}`, index]);
    const run = tweaked({ 'Model-m1': Object.fromEntries(fields) });
    let reads = 0;
    const [input] = run.inputs;
    if (!input) throw new Error('No input');
    const watched = {
      ...input,
      get outcomes() {
        reads += 1;
        return [];
      },
    };
    expect(describeChange({ ...run, inputs: [watched] }, tweaked({}))).toBe('field0 0, field1 1 and 48 more');
    // The events were read once, for both named changes and for the outcome of each.
    expect(reads).toBe(1);
  });

  it('names the version that was run', () => {
    const version = { id: 'v', number: 3, description: 'before prices' };
    expect(describeChange({ ...tweaked({}), version }, null)).toBe('On version 3, “before prices”: No tweaks');
  });

  it('cuts long values', () => {
    const change = describeChange(tweaked({ tone: 'x'.repeat(80) }), tweaked({ tone: 'y' }));
    expect(change).toBe(`tone "y" → "${'x'.repeat(22)}…`);
  });

  it.each<[string, RunError]>([
    [
      '422: code is protected',
      { ...base, status: 422, kind: 'refused-tweaks', refused: { code: 'TWEAKS_REFUSED', fields: ['code'] } },
    ],
    [
      '500: Echo LLM failed',
      { ...base, status: 500, kind: 'component-failed', component: null, displayName: 'Echo LLM', message: '' },
    ],
    ['No answer', { ...base, kind: 'unreachable' }],
  ])('describes a failed run as "%s"', (sentence, error) => {
    expect(describeChange(done({}, { status: 'failed', error }), null)).toBe(sentence);
  });
});
