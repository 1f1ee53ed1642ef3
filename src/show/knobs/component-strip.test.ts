import { describe, expect, it } from 'vitest';
import type { RefusedTweaks } from '#contract/error-body.ts';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { EMBEDDED_SERVER, sampleIndex, sampleRun } from '#run/testing/sample-run.ts';
import { findKnobs, knobControlFor } from '#show/knobs/knob.ts';
import { componentStrip } from './component-strip.ts';

const index = indexFlow(
  smallFlow(
    [
      { id: 'ChatInput-1', fields: { input_value: '' } },
      {
        id: 'Model-m1',
        fields: {
          input_value: '',
          api_key: '',
          temperature: { type: 'float', value: 0.1 },
          words: 6,
          code: { type: 'code', value: '' },
        },
      },
      { id: 'ChatOutput-1', fields: { input_value: '' } },
      { id: 'Alone-1', fields: { words: 1 } },
    ],
    ['ChatInput-1 -> Model-m1.input_value', 'Model-m1 -> ChatOutput-1.input_value'],
  ),
);

const strip = (run: Run | null = null) => componentStrip(index, run, 0, EMBEDDED_SERVER.rules);
/** The strip after a run with these tweaks, which may have failed. */
const modelAfter = (tweaks: JsonObject, error: RunError | null = null) => {
  const request = { inputs: [{ input_value: 'hi' }], tweaks: { 'Model-m1': tweaks } };
  return strip({ ...sampleRun({ request }), error }).find(({ id }) => id === 'Model-m1');
};
const failure = { status: 422, raw: '', requestIndex: 0, elapsedMs: 5 };

describe('the strip of components', () => {
  it('contains the components that run, in their order', () => {
    expect(strip().map(({ id }) => id)).toEqual(['ChatInput-1', 'Model-m1', 'ChatOutput-1']);
  });

  it('names applied changes from the flow, without values of secrets', () => {
    const model = modelAfter({
      temperature: { value: 0.9 },
      words: 6,
      api_key: 'sk-canary',
      input_value: 'by a connection',
    });
    expect(model?.changes).toEqual([
      { field: 'temperature', value: 0.9, isSecret: false, state: 'applied' },
      { field: 'api_key', value: null, isSecret: true, state: 'applied' },
    ]);
    expect(JSON.stringify(model)).not.toContain('sk-canary');
  });

  it('marks only the refused tweaks of a refused run, and none of a run that never arrived', () => {
    const tweaks = { temperature: 0.9, code: 'x' };
    const refused: RefusedTweaks = { error: 'Refused', code: 'TWEAKS_REFUSED', message: '', fields: ['code'] };
    expect(modelAfter(tweaks, { ...failure, kind: 'refused-tweaks', refused })?.changes).toEqual([
      { field: 'code', value: 'x', isSecret: false, state: 'refused' },
    ]);
    expect(modelAfter({ temperature: 0.9 }, { ...failure, kind: 'unreachable' })?.changes).toEqual([]);
  });

  it('has no state before the first run', () => {
    expect(strip().every(({ state }) => state === null)).toBe(true);
  });
});

describe('a knob', () => {
  const field = (name: string) => {
    const found = sampleIndex.byId.get('Model-m1')?.fields.get(name);
    if (!found) throw new Error(name);
    return found;
  };

  it.each([
    ['words', 'number'],
    ['temperature', 'number'],
    ['api_key', undefined],
    ['phrase', undefined],
    ['code', undefined],
  ])('of %s is a %s', (name, kind) => {
    expect(knobControlFor(field(name))?.kind).toBe(kind);
  });

  it('is a slider over the range of the field', () => {
    const range = { min: 0, max: 2, step: 0.1 };
    expect(knobControlFor({ ...field('temperature'), range })).toEqual({ kind: 'slider', ...range });
  });

  it('shows few short choices at once, others in a list', () => {
    expect(knobControlFor({ ...field('words'), type: 'bool', value: true })).toEqual({
      kind: 'segments',
      options: [true, false],
    });
    const tone = { ...field('words'), type: 'str', value: 'calm' };
    expect(knobControlFor({ ...tone, options: ['calm', 'loud'] })?.kind).toBe('segments');
    expect(knobControlFor({ ...tone, options: ['1', '2', '3', '4', '5'] })?.kind).toBe('list');
  });

  it('is left out when the flow no longer has its field', () => {
    const knobs = [
      { component: 'Model-m1', field: 'words', label: 'Length' },
      { component: 'Model-m1', field: 'gone', label: 'Gone' },
      { component: 'Gone', field: 'words', label: 'Gone' },
    ];
    expect(findKnobs(sampleIndex, knobs).map(({ knob }) => knob.label)).toEqual(['Length']);
  });
});
