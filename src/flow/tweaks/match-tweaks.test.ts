import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { indexFlow } from '../index/index-flow.ts';
import { predictRequest, verdictLines } from '../testing/predict-request.ts';
import { smallFlow } from '../testing/small-flow.ts';

const own = { type: 'str', value: 'own' };

/** The verdicts for `value` as a tweak on one field with these attributes. */
function judge(field: JsonObject, value: JsonValue) {
  const index = indexFlow(smallFlow([{ id: 'A-1', fields: { f: field } }]));
  const [verdict] = predictRequest(index, { inputs: [], tweaks: { 'A-1': { f: value } } }).verdicts;
  const [line] = verdictLines(index, { inputs: [], tweaks: { 'A-1': { f: value } } });
  return { line: line?.replace('A-1.f ', ''), before: verdict?.target?.before, after: verdict?.target?.after };
}

describe('one leaf on one field', () => {
  const range = { type: 'int', value: 7, range_spec: { min: 0, max: 10 } };
  const choice = { ...own, options: ['own', 'other'] };
  const saved = { ...own, load_from_db: true };
  it.each<[string, JsonObject, JsonValue, string, JsonValue]>([
    ['a new text', own, 'new', 'applied matched-id', 'new'],
    ['a wrapped text', own, { value: 'new' }, 'applied matched-id', 'new'],
    ['the flow’s own text', own, 'own', 'no-op same-as-flow', 'own'],
    ['a typed backslash-n', own, 'a\\nb', 'applied matched-id', 'a\nb'],
    ['null', own, null, 'resets null-value uses-default', null],
    ['a number on text', own, 5, 'resets wrong-type-skipped uses-default', null],
    ['an object without a value', own, { x: 1 }, 'ignored object-without-value', 'own'],
    ['null where the flow has null', { ...own, value: null }, null, 'no-op same-as-flow', null],
    ['a number where the flow has null', { ...own, value: null }, 5, 'ignored wrong-type-skipped', null],
    ['a hidden field', { ...own, show: false }, 'new', 'ignored hidden-field', 'own'],
    ['a field that the tweak hides', own, { show: false }, 'resets hides-field uses-default', null],
    [
      'a hidden field that the tweak shows',
      { ...own, show: false },
      { value: 'new', show: true },
      'applied matched-id',
      'new',
    ],
    [
      'the own text of a hidden field that it shows',
      { ...own, show: false },
      { value: 'own', show: true },
      'applied matched-id',
      'own',
    ],
    ['a connection point', { type: 'other' }, 'new', 'ignored handle-field', ''],
    ['a number as Python text', range, '9e0_0', 'applied matched-id', 9],
    ['the own number as text', range, '7', 'no-op same-as-flow', 7],
    ['a broken number', range, 2.9, 'applied matched-id', 2],
    ['no number', range, 'many', 'applied matched-id wrong-type', 'many'],
    ['a list for a number', range, [1], 'applied matched-id wrong-type', [1]],
    ['too large a number', range, 11, 'applied matched-id out-of-range', 11],
    ['an own number out of range', { ...range, value: 11 }, 11, 'no-op same-as-flow', 11],
    ['an option', choice, 'other', 'applied matched-id', 'other'],
    ['no option', choice, 'third', 'applied matched-id not-an-option', 'third'],
    ['an own word where others are taken', { ...choice, combobox: true }, 'third', 'applied matched-id', 'third'],
    ['true on a boolean', { type: 'bool', value: false }, true, 'applied matched-id', true],
    ['text on a true boolean', { type: 'bool', value: true }, 'false', 'ignored wrong-type-skipped', true],
    ['text on a false boolean', { type: 'bool', value: false }, 'false', 'applied matched-id text-as-boolean', true],
    ['a number on a boolean', { type: 'bool', value: false }, 1, 'resets wrong-type-skipped uses-default', null],
    ['a text over a variable', saved, 'new', 'applied matched-id replaces-variable', 'new'],
    ['a variable’s name as text', saved, 'own', 'applied matched-id replaces-variable', 'own'],
    ['another variable', saved, { value: 'OTHER', load_from_db: true }, 'applied matched-id reads-variable', 'OTHER'],
    ['nothing over an unset variable', { ...saved, value: '' }, '', 'no-op same-as-flow', ''],
    ['an object', { type: 'dict', value: {} }, { a: { value: 1 } }, 'applied matched-id', { a: { value: 1 } }],
    ['a wrapped object', { type: 'dict', value: {} }, { value: { a: 1 } }, 'applied matched-id', { a: 1 }],
    ['an object as text', { type: 'NestedDict', value: {} }, '{"a": {"b": 1}}', 'applied matched-id', { a: { b: 1 } }],
    [
      'the same object in another order',
      { type: 'dict', value: { a: 1, b: 2 } },
      { b: 2, a: 1 },
      'no-op same-as-flow',
      { b: 2, a: 1 },
    ],
    ['rows', { type: 'table', value: [] }, [{ a: 1 }], 'applied matched-id', [{ a: 1 }]],
    ['no rows', { type: 'table', value: [] }, 'a', 'applied matched-id wrong-type', 'a'],
    ['a file by its path', { type: 'file', value: '' }, { file_path: 'f/a.txt' }, 'applied matched-id', 'f/a.txt'],
    ['a file that was not uploaded', { type: 'file', value: '' }, 'a.txt', 'applied matched-id wrong-type', 'a.txt'],
    ['an empty template', { type: 'prompt', value: 'own' }, '', 'resets wrong-type-skipped uses-default', null],
    ['a redirected proxy', own, { value: 'x', proxy: { id: 'B', field: 'code' } }, 'refused protected-refused', 'own'],
  ])('has the expected verdict and value: %s', (_, field, value, line, after) => {
    expect(judge(field, value)).toMatchObject({ line, after });
  });
});

describe('several leaves', () => {
  const fields = { input_value: 'own', text: 'own', code: { type: 'code' } };
  const index = indexFlow(
    smallFlow(
      [
        { id: 'ChatInput-1', name: 'Ask', fields },
        { id: 'TextInput-2', name: 'Same', fields },
        { id: 'Part-3', name: 'Same', fields },
        { id: 'Part-4', name: 'Part-3', fields },
      ],
      ['ChatInput-1 -> Part-4.text'],
    ),
  );
  const lines = (tweaks: JsonObject, inputs: JsonObject[] = []) => verdictLines(index, { inputs, tweaks });

  it('prefers an id to an equal display name', () => {
    expect(lines({ 'Part-3': { text: 'x' } })).toEqual(['Part-3.text applied matched-id']);
  });

  it('names all components with a shared name and the one that gets the tweak', () => {
    const { verdicts } = predictRequest(index, { inputs: [], tweaks: { Same: { text: 'x' } } });
    expect(verdicts[0]).toMatchObject({
      state: 'ambiguous',
      reason: { kind: 'shared-name', components: ['TextInput-2', 'Part-3'], winner: 'Part-3' },
      target: { component: 'Part-3', before: 'own', after: 'x' },
    });
  });

  it('lets the later key win, even when its value is skipped', () => {
    expect(lines({ Ask: { text: 'x' }, 'ChatInput-1': { text: null } })).toEqual([
      'ChatInput-1.text overridden later-key-wins',
      'ChatInput-1.text resets null-value uses-default',
    ]);
  });

  it('lets a bare key win over both, whatever its position, with one verdict per component', () => {
    expect(lines({ text: 'bare', Ask: { text: 'x' } })).toEqual([
      'ChatInput-1.text applied matched-bare',
      'TextInput-2.text applied matched-bare',
      'Part-3.text applied matched-bare',
      'Part-4.text overridden connected',
      'ChatInput-1.text overridden bare-wins',
    ]);
  });

  it('lets the input win if every entry reaches the component, and reports it if some do', () => {
    const tweaks = { Ask: { input_value: 'x' } };
    expect(lines(tweaks, [{}])).toEqual(['ChatInput-1.input_value overridden input-wins']);
    expect(lines(tweaks, [{ components: ['Same'] }, { type: 'chat' }])).toEqual([
      'ChatInput-1.input_value applied matched-name input-wins-in',
    ]);
    expect(lines(tweaks, [])).toEqual(['ChatInput-1.input_value applied matched-name']);
  });

  it('applies the value of each entry to the components that it reaches, and the tweak to the others', () => {
    const inputs = [{ components: ['Same'], input_value: 'typed' }];
    const { receivedBy } = predictRequest(index, { inputs, tweaks: { input_value: 'bare' } });
    expect(['ChatInput-1', 'TextInput-2', 'Part-3'].map((id) => receivedBy(id, 'input_value'))).toEqual([
      'bare',
      'typed',
      'bare',
    ]);
  });

  it('refuses one leaf and still validates the others', () => {
    expect(lines({ Ask: { code: 'x', text: 'y' }, list: [1], nothing: null })).toEqual([
      'ChatInput-1.code refused protected-refused',
      'ChatInput-1.text applied matched-name',
      'list refused invalid-top-level',
      'nothing refused invalid-top-level',
    ]);
  });

  it('suggests close names', () => {
    const { verdicts } = predictRequest(index, {
      inputs: [],
      tweaks: { 'Parts-3': { text: 1 }, Ask: { texts: 1 }, txt: 1, Gone: {} },
    });
    expect(verdicts.map(({ path, reason }) => [path.join('.'), reason])).toEqual([
      ['Parts-3.text', { kind: 'unknown-component', suggestions: ['Part-3', 'Part-4'] }],
      ['Ask.texts', { kind: 'unknown-field', suggestions: ['text'] }],
      ['txt', { kind: 'unknown-field', suggestions: ['text'] }],
      ['Gone', { kind: 'unknown-component', suggestions: [] }],
    ]);
  });

  it('has no verdict for an empty object under an existing component', () => {
    expect(lines({ Ask: {} })).toEqual([]);
  });
});

describe('a component without a default for a field', () => {
  const prompt = (fields: Record<string, JsonObject> = {}) =>
    indexFlow(
      smallFlow([
        {
          id: 'Prompt-1',
          type: 'Prompt Template',
          name: 'Prompt',
          fields: {
            template: { type: 'prompt', value: 'Be {tone}.' },
            use_double_brackets: { type: 'bool', value: false },
            tone: own,
            spare: own,
            ...fields,
          },
        },
      ]),
    );
  const lines = (tweaks: JsonObject, fields: Record<string, JsonObject> = {}) =>
    verdictLines(prompt(fields), { inputs: [], tweaks }).map((line) => line.replace('Prompt-1.', ''));

  it.each<[string, JsonValue]>([
    ['null', null],
    ['a number', 5],
    ['a boolean', false],
    ['a wrapped number', { value: 5 }],
  ])('fails on %s for a variable that its template names', (_, value) => {
    expect(lines({ 'Prompt-1': { tone: value } })).toEqual(['tone applied matched-id wrong-type']);
  });

  it.each<[string, JsonValue]>([
    ['an empty text', ''],
    ['null', null],
    ['false', false],
    ['a list', ['x']],
  ])('fails on %s as its template', (_, value) => {
    expect(lines({ 'Prompt-1': { template: value } })).toEqual(['template applied matched-id wrong-type']);
  });

  it('does not need a variable that no template names', () => {
    expect(lines({ 'Prompt-1': { spare: null } })).toEqual(['spare resets null-value uses-default']);
    expect(lines({ 'Prompt-1': { tone: null, template: 'Be calm.' } })).toEqual([
      'tone resets null-value uses-default',
      'template applied matched-id',
    ]);
  });

  it('needs a variable that a tweaked template names, also if the tweak is a bare key', () => {
    expect(lines({ spare: 7, template: 'Be {spare}.' })).toEqual([
      'spare applied matched-bare wrong-type',
      'template applied matched-bare',
    ]);
  });

  it('does not need a variable in double braces', () => {
    const mustache = { template: { type: 'prompt', value: 'Be {{tone}}.' } };
    expect(lines({ 'Prompt-1': { tone: null, use_double_brackets: true } }, mustache)[0]).toBe(
      'tone resets null-value uses-default',
    );
  });

  it('may also be Combine Text', () => {
    const index = indexFlow(smallFlow([{ id: 'CombineText-1', fields: { text2: own, delimiter: own } }]));
    expect(verdictLines(index, { inputs: [], tweaks: { 'CombineText-1': { text2: null, delimiter: null } } })).toEqual([
      'CombineText-1.text2 applied matched-id wrong-type',
      'CombineText-1.delimiter resets null-value uses-default',
    ]);
  });

  it('reports nothing about variables of a malformed template, which fails with its own error', () => {
    expect(lines({ 'Prompt-1': { tone: null, template: '{tone' } })[0]).toBe('tone resets null-value uses-default');
  });
});
