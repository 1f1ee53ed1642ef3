import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { fieldTweaksOf } from '#flow/tweaks/field-tweaks.ts';
import { EMBEDDED_SERVER, sampleIndex } from '../testing/sample-run.ts';
import { componentStrip } from './component-strip.ts';
import { findKnobs, knobControlFor } from './knob.ts';

const index = indexFlow(
  smallFlow(
    [
      { id: 'ChatInput-1', fields: { input_value: '' } },
      { id: 'Model-m1', fields: { input_value: '', api_key: '', temperature: 0.1, words: 6 } },
      { id: 'ChatOutput-1', fields: { input_value: '' } },
      { id: 'Alone-1', fields: { words: 1 } },
    ],
    ['ChatInput-1 -> Model-m1.input_value', 'Model-m1 -> ChatOutput-1.input_value'],
  ),
);

const strip = (tweaks = {}) => componentStrip(index, fieldTweaksOf(index, tweaks, EMBEDDED_SERVER.rules), null, 0);

describe('the strip of components', () => {
  it('holds what runs, in the order in which it runs', () => {
    expect(strip().map(({ id }) => id)).toEqual(['ChatInput-1', 'Model-m1', 'ChatOutput-1']);
  });

  it('names what differs from the flow, and no secret', () => {
    const model = strip({ 'Model-m1': { temperature: 0.9, words: 6, api_key: 'sk-canary' } }).find(
      ({ id }) => id === 'Model-m1',
    );
    expect(model?.changes).toEqual([
      { field: 'api_key', value: null, isSecret: true },
      { field: 'temperature', value: 0.9, isSecret: false },
    ]);
    expect(JSON.stringify(model)).not.toContain('sk-canary');
  });

  it('has no state before anything ran', () => {
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

  it('slides over the range that the field says', () => {
    const range = { min: 0, max: 2, step: 0.1 };
    expect(knobControlFor({ ...field('temperature'), range })).toEqual({ kind: 'slider', ...range });
  });

  it('offers few short choices at once, others in a list', () => {
    expect(knobControlFor({ ...field('words'), type: 'bool', value: true })).toEqual({
      kind: 'segments',
      options: [true, false],
    });
    const tone = { ...field('words'), type: 'str', value: 'calm' };
    expect(knobControlFor({ ...tone, options: ['calm', 'loud'] })?.kind).toBe('segments');
    expect(knobControlFor({ ...tone, options: ['1', '2', '3', '4', '5'] })?.kind).toBe('list');
  });

  it('is left out when the flow lost its field', () => {
    const knobs = [
      { component: 'Model-m1', field: 'words', label: 'Length' },
      { component: 'Model-m1', field: 'gone', label: 'Gone' },
      { component: 'Gone', field: 'words', label: 'Gone' },
    ];
    expect(findKnobs(sampleIndex, knobs).map(({ knob }) => knob.label)).toEqual(['Length']);
  });
});
