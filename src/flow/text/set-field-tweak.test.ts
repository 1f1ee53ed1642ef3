import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import type { FlowField, FlowIndex } from '../index/flow-index.ts';
import { indexFlow } from '../index/index-flow.ts';
import { isTweakable } from '../index/is-tweakable.ts';
import { arbitraryFlow, arbitraryTweaks } from '../testing/arbitrary-flow.ts';
import { commentsIn, handwrittenJson } from '../testing/handwritten-json.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { namesVariable } from '../tweaks/field-state.ts';
import type { FieldTweak } from '../tweaks/field-tweaks.ts';
import { fieldTweaksOf } from '../tweaks/field-tweaks.ts';
import { isSameAsFlow } from '../tweaks/same-as-flow.ts';
import { tweakRulesFor } from '../tweaks/tweak-rules.ts';
import { resetFieldTweak, setFieldTweak, type WrittenField } from './set-field-tweak.ts';
import { parseTweaksText } from './tweaks-text.ts';

const rules = tweakRulesFor({ version: '1.13.0', package: 'Langflow' });
const oldRules = tweakRulesFor({ version: '0.7.3', package: 'Langflow' });

/** A value that a form may set in a field of this type: never a wrapper. */
const formValues: Record<string, fc.Arbitrary<JsonValue>> = {
  int: fc.integer({ min: -20, max: 20 }),
  float: fc.double({ min: -3, max: 3, noNaN: true }).map((value) => Number(value.toFixed(2)) + 0),
  slider: fc.constantFrom(0, 0.5, 1),
  bool: fc.boolean(),
  dict: fc.dictionary(fc.constantFrom('k', 'x'), fc.constantFrom<JsonValue>('own', 1, null), { maxKeys: 2 }),
  NestedDict: fc.constantFrom<JsonValue>({ k: 'own' }, { a: { b: [1] } }, {}),
  table: fc.constantFrom<JsonValue>([], [{ a: 1 }], [{ a: 2, b: 'x' }]),
  sortableList: fc.constantFrom<JsonValue>([], [{ name: 'own' }]),
  mcp: fc.constantFrom<JsonValue>({ name: 'own' }, { name: 'other' }),
};
const texts = fc.constantFrom<JsonValue>('', 'own', 'x', 'y', 'own text', 'two\nlines');
const lists = fc.constantFrom<JsonValue>([], ['own'], ['a'], ['a', 'b']);

function formValue({ type, isList }: FlowField): fc.Arbitrary<JsonValue> {
  return formValues[type] ?? (isList ? lists : texts);
}

interface Case {
  index: FlowIndex;
  written: WrittenField;
  text: string;
  value: JsonValue;
}

const edit: fc.Arbitrary<Case> = fc
  .record({ flow: arbitraryFlow, tweaks: handwrittenJson(arbitraryTweaks), pick: fc.nat(), isOld: fc.boolean() })
  .chain(({ flow, tweaks: { text }, pick, isOld }) => {
    const index = indexFlow(flow);
    const all = index.components.flatMap((component) =>
      [...component.fields.values()].map((field) => ({ component, field })),
    );
    const fields = all.filter(({ field }) => isTweakable(field));
    const picked = fields[pick % Math.max(1, fields.length)];
    if (!picked) return fc.constant(null);
    const written = { index, ...picked, rules: isOld ? oldRules : rules };
    return formValue(picked.field).map((value) => ({ index, written, text, value }));
  })
  .filter((made) => made !== null);

function tweaksIn(text: string, { index, rules: known }: WrittenField): Map<FlowField, FieldTweak> {
  const { tweaks, problems } = parseTweaksText(text);
  expect(tweaks, text).not.toBeNull();
  expect(problems.filter(({ kind }) => kind !== 'reserved-key')).toEqual([]);
  return fieldTweaksOf(index, tweaks ?? {}, known);
}

const saying = (tweak: FieldTweak | undefined) => tweak && { value: tweak.value, isVariable: tweak.isVariable };

/** The fields that share the bare key which counts for `field`. */
function sharers(before: Map<FlowField, FieldTweak>, { index, field }: WrittenField): Set<FlowField> {
  const last = before.get(field)?.last;
  if (last?.match !== 'bare') return new Set([field]);
  return new Set(last.candidates.flatMap((id) => index.byId.get(id)?.fields.get(field.name) ?? []));
}

describe('a form that edits the tweaks of a random flow', () => {
  it('reads back the value that it wrote, and writes nothing for the flow’s own value', () => {
    fc.assert(
      fc.property(edit, ({ written, text, value }) => {
        const tweak = tweaksIn(setFieldTweak(text, written, value), written).get(written.field);
        if (tweak) expect(saying(tweak)).toEqual({ value, isVariable: false });
        else expect(isSameAsFlow(written.field, value, written.rules) && !namesVariable(written.field)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('changes no other fields except those that share the bare key', () => {
    fc.assert(
      fc.property(edit, ({ written, text, value }) => {
        const before = tweaksIn(text, written);
        const after = tweaksIn(setFieldTweak(text, written, value), written);
        const shared = sharers(before, written);
        const isRemoved = !after.has(written.field);
        const isShared = after.get(written.field)?.last.match === 'bare';
        for (const field of new Set([...before.keys(), ...after.keys()])) {
          if (!shared.has(field)) expect(saying(after.get(field))).toEqual(saying(before.get(field)));
          // Removing a bare key resets every field that it reached.
          else if (isRemoved) expect(after.has(field)).toBe(false);
          else if (field !== written.field && isShared) {
            expect(after.get(field)?.last.path).toEqual(before.get(field)?.last.path);
          } else if (field !== written.field) expect(saying(after.get(field))).toEqual(saying(before.get(field)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps comments and the order of keys', () => {
    fc.assert(
      fc.property(edit, ({ written, text, value }) => {
        const next = setFieldTweak(text, written, value);
        const keys = Object.keys(parseTweaksText(text).tweaks ?? {});
        const keysAfter = Object.keys(parseTweaksText(next).tweaks ?? {});
        expect(keysAfter.filter((key) => keys.includes(key))).toEqual(keys.filter((key) => keysAfter.includes(key)));
        const tweak = tweaksIn(text, written).get(written.field);
        // Comments inside a value are replaced with it.
        const after = tweaksIn(next, written).get(written.field)?.last;
        if (!after || (tweak && tweak.last.match !== after.match)) return;
        const replaced = tweak && parseTweaksText(text).locate(tweak.last.path);
        const lost = replaced ? commentsIn(text.slice(replaced.offset, replaced.end)) : 0;
        expect(commentsIn(next)).toBeGreaterThanOrEqual(commentsIn(text) - lost);
      }),
      { numRuns: 300 },
    );
  });

  it('can be reset for one field', () => {
    fc.assert(
      fc.property(edit, ({ written, text, value }) => {
        const next = resetFieldTweak(setFieldTweak(text, written, value), written);
        expect(tweaksIn(next, written).has(written.field)).toBe(false);
        expect(resetFieldTweak(next, written)).toBe(next);
      }),
      { numRuns: 300 },
    );
  });
});

const small = indexFlow(
  smallFlow(
    ['a', 'b'].map((id) => ({
      id: `Prompt-${id}`,
      fields: { tone: 'neutral', key: { value: 'KEY', load_from_db: true, password: true } },
    })),
  ),
);

function writtenOf(id: string, name: string): WrittenField {
  const component = small.byId.get(id);
  const field = component?.fields.get(name);
  if (!component || !field) throw new Error(`no ${name} in ${id}`);
  return { index: small, component, field, rules };
}

describe('isSameAsFlow', () => {
  it('distinguishes a tweak that hides the field from no tweak', () => {
    const { field } = writtenOf('Prompt-a', 'tone');
    expect(isSameAsFlow(field, { value: 'neutral', show: true }, rules)).toBe(true);
    expect(isSameAsFlow(field, { value: 'neutral', show: false }, rules)).toBe(false);
  });
});

describe('setFieldTweak', () => {
  it.each([
    ['Prompt-a', '{}', 'dry', '{\n  "Prompt-a": {\n    "tone": "dry"\n  }\n}'],
    ['Prompt-b', '{ "Prompt": { "key": "x" } }', 'dry', '{ "Prompt": { "key": "x", "tone": "dry" } }'],
    ['Prompt-a', '{ "Prompt-a": { "tone": "dry" }, "x": 1 }', 'neutral', '{ "x": 1 }'],
    ['Prompt-a', '{ "tone": "dry" }', 'wry', '{ "tone": "wry" }'],
    ['Prompt-a', '{ "tone": "dry" }', 'neutral', '{ }'],
    // Without the bare key the other component would get "wry".
    [
      'Prompt-a',
      '{ "Prompt-b": { "tone": "wry" }, "tone": "dry" }',
      'neutral',
      '{ "Prompt-b": { "tone": "wry" }, "tone": "neutral" }',
    ],
    ['Prompt-a', '{ "Prompt-a": { "tone": { "value": "dry" } } }', 'wry', '{ "Prompt-a": { "tone": "wry" } }'],
    [
      'Prompt-a',
      '{ "Prompt-a": { "tone": { "value": "dry", "show": true } } }',
      'wry',
      '{ "Prompt-a": { "tone": { "value": "wry", "show": true } } }',
    ],
    [
      'Prompt-b',
      '{ "Prompt-b": { "tone": "a" }, "Prompt": { "tone": "b" } }',
      'c',
      '{ "Prompt-b": { "tone": "a" }, "Prompt": { "tone": "c" } }',
    ],
    ['Prompt-a', '{ "broken', 'dry', '{ "broken'],
  ])('of tone in %s turns %j by %j into %j', (id, text, value, expected) => {
    expect(setFieldTweak(text, writtenOf(id, 'tone'), value)).toBe(expected);
  });

  it('gives each component its own tweak, because a list cannot be at the top level', () => {
    const text = setFieldTweak('{ "tone": "dry" } // note', writtenOf('Prompt-a', 'tone'), ['x']);
    expect(parseTweaksText(text).tweaks).toEqual({ 'Prompt-a': { tone: ['x'] }, 'Prompt-b': { tone: 'dry' } });
    expect(text).toContain('// note');
  });

  it('gives each component its own tweak if the release refuses a number at the top level', () => {
    const written = { ...writtenOf('Prompt-a', 'tone'), rules: oldRules };
    expect(parseTweaksText(setFieldTweak('{ "tone": "dry" }', written, 5)).tweaks).toEqual({
      'Prompt-a': { tone: 5 },
      'Prompt-b': { tone: 'dry' },
    });
  });

  it('writes under the key that counts when it removes a bare key', () => {
    const text = '{ "Prompt-b": { "tone": "a" }, "Prompt": { "tone": "b" }, "tone": "c" }';
    const { tweaks } = parseTweaksText(setFieldTweak(text, writtenOf('Prompt-b', 'tone'), ['x']));
    expect(tweaks).toMatchObject({ 'Prompt-b': { tone: 'a' }, Prompt: { tone: ['x'] } });
  });

  it.each([
    ['{}', oldRules, { 'Prompt-a': { key: { value: 'sk', load_from_db: false } } }],
    ['{}', rules, { 'Prompt-a': { key: 'sk' } }],
    [
      '{ "Prompt-a": { "key": { "value": "NAME", "load_from_db": true, "show": true } } }',
      rules,
      { 'Prompt-a': { key: { value: 'sk', load_from_db: false, show: true } } },
    ],
  ])('writes text into %j so that it is not the name of a variable', (text, known, expected) => {
    const written = setFieldTweak(text, { ...writtenOf('Prompt-a', 'key'), rules: known }, 'sk');
    expect(parseTweaksText(written).tweaks).toEqual(expected);
  });

  it('removes the tweak for a variable that the flow names, but not for text with that name', () => {
    const written = writtenOf('Prompt-a', 'key');
    expect(setFieldTweak('{}', written, { value: 'KEY', load_from_db: true })).toBe('{}');
    expect(setFieldTweak('{}', written, 'KEY')).toContain('"key": "KEY"');
  });
});
