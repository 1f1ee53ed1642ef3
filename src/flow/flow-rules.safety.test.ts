/** No input makes the flow rules throw, and their work is linear. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { indexFlow } from './index/index-flow.ts';
import { bindInputs } from './request/bind-inputs.ts';
import { reachedComponents } from './request/reached-components.ts';
import { selectOutputs } from './request/select-outputs.ts';
import { arbitraryFlow } from './testing/arbitrary-flow.ts';
import { counted } from './testing/counted.ts';
import { smallFlow } from './testing/small-flow.ts';
import { applyTweaks } from './tweaks/apply-tweaks.ts';
import { matchTweaks } from './tweaks/match-tweaks.ts';
import { tweakRulesFor } from './tweaks/tweak-rules.ts';

const hostile = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', 'value', 'type', 'A-1'];
const key = fc.oneof(fc.constantFrom(...hostile), fc.string());
const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom<JsonValue>(null, true, false, 0, -0, 1e308, '', 'text', '__proto__', 'œ{œidœ:1}'),
    fc.string(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4 }),
  ),
}));

/** A value as if it came from outside and was not validated. */
function unchecked<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}

/** Replaces a random value in an object with junk. */
function damaged(value: JsonValue, junk: JsonValue, choice: number): JsonValue {
  if (typeof value !== 'object' || value === null || choice % 7 === 0) return junk;
  if (Array.isArray(value)) {
    const position = choice % Math.max(1, value.length);
    return value.map((item, index) => (index === position ? damaged(item, junk, Math.floor(choice / 3)) : item));
  }
  const entries = Object.entries(value);
  const position = choice % Math.max(1, entries.length);
  return Object.fromEntries(
    entries.map(([name, item], index) => [
      name,
      index === position ? damaged(item, junk, Math.floor(choice / 3)) : item,
    ]),
  );
}

function runAll(flow: unknown, tweaks: unknown, names: string[]): void {
  const index = indexFlow(unchecked(flow));
  for (const version of ['1.13.0', '0.7.3', '0.5.1']) {
    for (const inputs of [undefined, [], [{ components: names, input_value: 'x' }]]) {
      const bindings = bindInputs(index, inputs);
      const context = { rules: tweakRulesFor({ version }), bindings };
      const verdicts = matchTweaks(index, unchecked(tweaks), context);
      for (const binding of bindings) applyTweaks(verdicts, binding);
    }
  }
  selectOutputs(index, names);
  reachedComponents(index);
}

describe('the flow rules', () => {
  it('accept any value as flow and as tweaks', () => {
    const wrapped = json.map((nodes) => ({ data: { nodes: [nodes], edges: [nodes] } }));
    fc.assert(
      fc.property(fc.oneof(json, wrapped), json, fc.array(key), (flow, tweaks, names) => {
        expect(() => runAll(flow ?? {}, tweaks, names)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it('accept a flow with any part damaged', () => {
    fc.assert(
      fc.property(arbitraryFlow, json, fc.nat(), fc.dictionary(key, json), (flow, junk, choice, tweaks) => {
        const text: JsonValue = JSON.parse(JSON.stringify(flow));
        const ids = flow.data.nodes.map(({ id }) => id);
        expect(() => runAll(damaged(text, junk, choice) ?? {}, tweaks, ids)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('treat __proto__ and constructor as ordinary names', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const template = Object.fromEntries(names.map((name) => [name, { type: 'str', show: true, value: 'own' }]));
    const node = { display_name: 'constructor', template };
    const index = indexFlow(unchecked({ data: { nodes: [{ id: '__proto__', data: { type: 'A', node } }] } }));
    const tweaks: JsonObject = JSON.parse('{"__proto__": {"__proto__": "a", "constructor": "b"}, "toString": "c"}');
    const bindings = bindInputs(index, []);
    const verdicts = matchTweaks(index, tweaks, {
      rules: tweakRulesFor({ version: '1.13.0' }),
      bindings,
    });
    expect(verdicts.map(({ target, state }) => [target?.component, target?.field, target?.after, state])).toEqual([
      ['__proto__', '__proto__', 'a', 'applied'],
      ['__proto__', 'constructor', 'b', 'applied'],
      ['__proto__', 'toString', 'c', 'applied'],
    ]);
    expect(
      matchTweaks(indexFlow(smallFlow([{ id: 'A-1' }])), tweaks, {
        rules: tweakRulesFor({ version: '1.13.0' }),
        bindings,
      }).every(({ state }) => state === 'ignored'),
    ).toBe(true);
    expect(Object.prototype).not.toHaveProperty('a');
  });

  it('read the data in proportion to nodes plus leaves, not to their product', () => {
    const fields = Object.fromEntries(Array.from({ length: 10 }, (_, field) => [`field${field}`, 'own']));
    const build = (size: number) => {
      const ids = Array.from({ length: size }, (_, position) => `Part-${position}`);
      const flow = smallFlow(
        ids.map((id) => ({ id, fields })),
        ids.slice(1).map((id, position) => `Part-${position} -> ${id}.field0`),
      );
      const known = ids.map((id): [string, JsonValue] => [id, { field1: 'new', field2: 5, feild3: 'x', field0: 'y' }]);
      const unknown = ids.map((id): [string, JsonValue] => [`${id}-old`, { field1: 'x' }]);
      return { flow, tweaks: Object.fromEntries([...known, ...unknown, ['field4', 'bare']]) };
    };
    const reads = (size: number) => {
      const { flow, tweaks } = build(size);
      const counter = { reads: 0 };
      const index = counted(indexFlow(counted(flow, counter)), counter);
      const bindings = bindInputs(index, [{ components: ['Part-1', 'Nope'] }]);
      const rules = tweakRulesFor({ version: '1.13.0' });
      const verdicts = matchTweaks(index, counted(tweaks, counter), { rules, bindings });
      for (const binding of bindings) applyTweaks(counted(verdicts, counter), binding);
      selectOutputs(index, Object.keys(tweaks));
      reachedComponents(index);
      return counter.reads;
    };
    // Ten times the size takes ten times the reads; it would be a hundred times if the work grew with their product.
    expect(reads(1000) / reads(100)).toBeLessThan(11);
  });
});
