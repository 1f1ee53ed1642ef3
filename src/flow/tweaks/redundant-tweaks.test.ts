import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { bindInputs } from '../request/bind-inputs.ts';
import { arbitraryFlow, arbitraryInput, arbitraryTweaks } from '../testing/arbitrary-flow.ts';
import { naiveLangflow } from '../testing/naive-langflow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { redundantTweaks } from './redundant-tweaks.ts';
import { tweakRulesFor } from './tweak-rules.ts';

const index = indexFlow(
  smallFlow(
    [
      {
        id: 'ChatInput-1',
        name: 'Ask',
        fields: { input_value: 'own', text: 'own', code: { type: 'code' }, hidden: { value: 'own', show: false } },
      },
      { id: 'Part-2', name: 'Same', fields: { text: 'own', number: { type: 'int', value: 7 } } },
      { id: 'Part-3', name: 'Same', fields: { text: 'own', number: { type: 'int', value: 7 } } },
      { id: 'Part-4', fields: { text: 'own', stream: { type: 'bool', value: false } } },
    ],
    ['ChatInput-1 -> Part-4.text'],
  ),
);

function redundant(tweaks: JsonObject, version = '1.13.0', inputs: JsonObject[] = [{}]): string[] {
  const context = { rules: tweakRulesFor({ version }), bindings: bindInputs(index, inputs) };
  return redundantTweaks(index, tweaks, context).map((path) => path.join('.'));
}

function without(tweaks: JsonObject, paths: readonly (readonly string[])[]): JsonObject {
  // A request holds copies, not one shared object.
  const left: JsonObject = JSON.parse(JSON.stringify(tweaks));
  for (const [key = '', field] of paths) {
    const holder = left[key];
    if (field === undefined) delete left[key];
    else if (isJsonObject(holder)) delete holder[field];
  }
  return left;
}

describe('redundantTweaks', () => {
  it.each<[string, JsonObject, string[]]>([
    ['the flow’s own value', { 'Part-2': { text: 'own' } }, ['Part-2.text']],
    ['the own value of the component that a shared name means', { Same: { text: 'own' } }, ['Same.text']],
    ['unknown names', { Nope: { text: 'x' }, 'Part-2': { txt: 'x' }, txt: 'x' }, ['Nope.text', 'Part-2.txt', 'txt']],
    ['empty objects', { Nope: {}, Ask: {}, 'Part-2': { number: {} } }, ['Nope', 'Part-2.number', 'Ask']],
    ['a connected field', { 'Part-4': { text: 'x' } }, ['Part-4.text']],
    ['a field that every input overwrites', { Ask: { input_value: 'x' } }, ['Ask.input_value']],
    ['a hidden field', { Ask: { hidden: 'x' } }, ['Ask.hidden']],
    ['a stream that the run sets', { 'Part-4': { stream: true } }, ['Part-4.stream']],
    ['a stream that a bare one overrides', { 'Part-4': { stream: true }, stream: true }, ['Part-4.stream']],
    ['a bare stream that is what the run sets', { stream: false }, ['stream']],
    ['a value that a later key overrides', { Ask: { text: 'x' }, 'ChatInput-1': { text: 'y' } }, ['Ask.text']],
    ['a value that a bare key overrides', { text: 'x', Ask: { text: 'y' } }, ['Ask.text']],
    [
      'an overridden value together with a winner that changes nothing',
      { Ask: { text: 'x' }, 'ChatInput-1': { text: 'own' } },
      ['Ask.text', 'ChatInput-1.text'],
    ],
  ])('names %s', (_, tweaks, expected) => {
    expect(redundant(tweaks)).toEqual(expected);
  });

  it('returns values that only change why a field is skipped, or with which message the component fails', () => {
    const parts = {
      'Handle-1': { handle: { type: 'other', show: false } },
      'Choice-2': { chosen: { type: 'str', _input_type: 'MultiselectInput', value: ['a'] } },
    };
    const own = indexFlow(smallFlow(Object.entries(parts).map(([id, fields]) => ({ id, fields }))));
    const context = { rules: tweakRulesFor({ version: '1.13.0' }), bindings: bindInputs(own, [{}]) };
    const tweaks = {
      'Handle-1': { handle: { value: 3, type: 'int' } },
      'Choice-2': { chosen: { value: 3, type: 'int' } },
      chosen: '{broken',
    };
    expect(redundantTweaks(own, tweaks, context)).toEqual([
      ['Handle-1', 'handle'],
      ['Choice-2', 'chosen'],
    ]);
  });

  it.each<[string, JsonObject]>([
    ['a change', { 'Part-2': { text: 'x' } }],
    ['a value that is skipped, so that the component uses its default', { 'Part-2': { number: null } }],
    ['an object named stream, so that the run switches no stream off', { stream: {} }],
    ['a tweak that makes the input the name of a variable', { Ask: { input_value: { load_from_db: true } } }],
    ['tweaks for which the request is refused', { Ask: { code: 'x' }, nothing: null }],
    ['a value that two tweaks set together', { Ask: { hidden: { show: true } }, 'ChatInput-1': { hidden: 'x' } }],
  ])('leaves %s', (_, tweaks) => {
    expect(redundant(tweaks)).toEqual([]);
  });

  it.each<[string, JsonObject, string[]]>([
    ['make an equal tweak redundant', { stream: { text: 'x' }, 'Part-1': { text: 'x' } }, ['Part-1.text']],
    ['are restored by a tweak that counts', { stream: { text: 'x' }, 'Part-1': { text: 'own' } }, []],
  ])('takes into account that the tweaks of a component called stream stay: they %s', (_, tweaks, expected) => {
    const own = indexFlow(
      smallFlow([
        { id: 'Part-1', name: 'stream', fields: { text: 'own' } },
        { id: 'Part-2', fields: { stream: { type: 'bool', value: false } } },
      ]),
    );
    const context = { rules: tweakRulesFor({ version: '1.13.0' }), bindings: bindInputs(own, [{}]) };
    expect(redundantTweaks(own, tweaks, context).map((path) => path.join('.'))).toEqual(expected);
  });

  it('returns a bare key that restores the flow’s value, together with the tweak that it overrides', () => {
    expect(redundant({ 'Part-2': { text: 'x' }, text: 'own' })).toEqual(['Part-2.text', 'text']);
  });

  it('follows the rules of the release', () => {
    expect(redundant({ Ask: { code: 'x' } }, '0.9.6')).toEqual(['Ask.code']);
    expect(redundant({ Ask: { code: 'x' } }, '0.5.1')).toEqual([]);
  });

  it('keeps a tweak that counts for one of several inputs', () => {
    const tweaks = { Ask: { input_value: 'x' } };
    expect(redundant(tweaks, '1.13.0', [{ components: ['Ask'] }, { components: ['Nobody'] }])).toEqual([]);
  });

  it('leaves the smallest tweaks with the same effect, compared with a transcription of Langflow', () => {
    fc.assert(
      fc.property(arbitraryFlow, arbitraryTweaks, arbitraryInput, (flow, tweaks, input) => {
        const inputs = input ? [{ components: input.components, input_value: input.value, type: input.type }] : [];
        const flowIndex = indexFlow(flow);
        const context = {
          rules: tweakRulesFor({ version: '1.13.0' }),
          bindings: bindInputs(flowIndex, inputs),
        };
        const effect = (given: JsonObject) => naiveLangflow(flow, { tweaks: given, input });
        const whole = effect(tweaks);
        const smallest = without(tweaks, redundantTweaks(flowIndex, tweaks, context));
        expect(effect(smallest)).toEqual(whole);
        if (whole === null) return;
        const leaves = Object.entries(smallest).flatMap(([key, value]) =>
          isJsonObject(value) ? Object.keys(value).map((field) => [key, field]) : [[key]],
        );
        // An object named `stream` is kept where it may count, even if it does not count for this value.
        for (const path of leaves.filter(([key]) => key !== 'stream')) {
          // The transcription does not look up variables, so it reads a variable's name as plain text.
          const [key = '', field = key] = path;
          const isAboutVariable = ['saved', 'secret'].includes(field) || JSON.stringify(smallest[key]).includes('_db');
          if (!isAboutVariable) expect(effect(without(smallest, [path])), path.join('.')).not.toEqual(whole);
        }
      }),
      { numRuns: 600 },
    );
  });
});
