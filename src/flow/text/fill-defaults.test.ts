import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { bindInputs } from '../request/bind-inputs.ts';
import { arbitraryFlow, arbitraryInput, arbitraryTweaks } from '../testing/arbitrary-flow.ts';
import { naiveLangflow } from '../testing/naive-langflow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { tweakRulesFor } from '../tweaks/tweak-rules.ts';
import { fillDefaults } from './fill-defaults.ts';
import { parseTweaksText } from './tweaks-text.ts';

const rules = tweakRulesFor({ version: '1.13.0' });
const fields = {
  text: 'own',
  number: { type: 'int', value: 7 },
  empty: { type: 'int', value: null },
  saved: { value: 'VARIABLE', load_from_db: true },
  key: { value: 'sk-own', password: true },
  code: { type: 'code', value: 'pass' },
  hidden: { value: 'own', show: false },
  fed: 'own',
  stream: { type: 'bool', value: false },
};
const index = indexFlow(
  smallFlow(
    [
      { id: 'ChatInput-1', name: 'Ask', fields: { input_value: 'own', text: 'own' } },
      { id: 'Part-2', name: 'Same', fields },
      { id: 'Part-3', name: 'Same', fields },
    ],
    ['ChatInput-1 -> Part-2.fed', 'ChatInput-1 -> Part-3.fed'],
  ),
);

function fill(text: string, id: string, inputs: JsonObject[] = [{}]) {
  const component = index.byId.get(id);
  if (!component) throw new Error(`No ${id}`);
  return fillDefaults(text, component, index, { rules, bindings: bindInputs(index, inputs) });
}
const tweaksOf = (text: string) => parseTweaksText(text).tweaks;

describe('fillDefaults', () => {
  it('writes only values that change nothing, and no secrets', () => {
    const { text, added } = fill('{\n  // mine\n}', 'Part-2');
    expect(text).toContain('// mine');
    expect(tweaksOf(text)).toEqual({
      'Part-2': { text: 'own', number: 7, saved: { value: 'VARIABLE', load_from_db: true } },
    });
    expect(added).toBe(3);
  });

  it('keeps existing tweaks, whatever their key', () => {
    expect(tweaksOf(fill('{ "Part-3": { "text": "mine" } }', 'Part-3').text)).toMatchObject({
      'Part-3': { text: 'mine', number: 7 },
    });
    expect(tweaksOf(fill('{ "number": 9 }', 'Part-3').text)).toEqual({
      number: 9,
      'Part-3': { text: 'own', saved: { value: 'VARIABLE', load_from_db: true } },
    });
  });

  it('uses the display name as key only if it means this component', () => {
    expect(Object.keys(tweaksOf(fill('{ "Same": { "number": 8 } }', 'Part-3').text) ?? {})).toEqual(['Same']);
    expect(Object.keys(tweaksOf(fill('{ "Same": { "number": 8 } }', 'Part-2').text) ?? {})).toEqual(['Same', 'Part-2']);
  });

  it('leaves out text that every input overwrites', () => {
    expect(tweaksOf(fill('{}', 'ChatInput-1').text)).toEqual({ 'ChatInput-1': { text: 'own' } });
    expect(tweaksOf(fill('{}', 'ChatInput-1', []).text)).toEqual({
      'ChatInput-1': { input_value: 'own', text: 'own' },
    });
  });

  it('changes nothing if nothing is left to write, or the text is broken', () => {
    const once = fill('{}', 'Part-2').text;
    expect(fill(once, 'Part-2')).toEqual({ text: once, added: 0 });
    expect(fill('{ "a": ', 'Part-2')).toEqual({ text: '{ "a": ', added: 0 });
  });

  it('never changes what a component receives, compared with a transcription of Langflow', () => {
    fc.assert(
      fc.property(arbitraryFlow, arbitraryTweaks, arbitraryInput, fc.nat(5), (flow, tweaks, input, index) => {
        const inputs = input ? [{ components: input.components, input_value: input.value, type: input.type }] : [];
        const flowIndex = indexFlow(flow);
        const component = flowIndex.components[index % flowIndex.components.length];
        if (!component) return;
        const context = { rules, bindings: bindInputs(flowIndex, inputs) };
        const before = JSON.stringify(tweaks);
        const { text } = fillDefaults(before, component, flowIndex, context);
        const effect = (given: JsonObject) => naiveLangflow(flow, { tweaks: given, input });
        expect(effect(tweaksOf(text) ?? {})).toEqual(effect(tweaksOf(before) ?? {}));
      }),
      { numRuns: 400 },
    );
  });
});
