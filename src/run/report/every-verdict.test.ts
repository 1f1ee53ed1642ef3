/** A tweak of every kind of verdict, as its row in the report says it. */
import { expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { RunInput } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from './make-tweak-report.ts';
import { whySentence } from './tweak-report.ts';

const field = (type: string, value: JsonValue, more: JsonObject = {}): JsonObject => ({
  type,
  value,
  show: true,
  ...more,
});
const own = field('str', 'own');
const twin = { text: own, bare: own };
const index = indexFlow(
  smallFlow(
    [
      { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: own } },
      {
        id: 'Part-2',
        name: 'Piece',
        fields: {
          text: own,
          same: own,
          twice: own,
          fed: own,
          nothing: own,
          object: own,
          number: field('int', 7, { range_spec: { min: 0, max: 10 } }),
          whole: field('int', 7),
          choice: field('str', 'a', { options: ['a', 'b'] }),
          off: field('bool', false),
          on: field('bool', true),
          stream: field('bool', false),
          saved: field('str', 'VARIABLE', { load_from_db: true }),
          other: field('str', 'VARIABLE', { load_from_db: true }),
          hidden: field('str', 'own', { show: false }),
          handle: field('other', ''),
          code: field('code', 'pass'),
        },
      },
      { id: 'Prompt-5', type: 'Prompt', name: 'Prompt', fields: { template: field('prompt', 'Hi') } },
      { id: 'Twin-3', name: 'Twin', fields: twin },
      { id: 'Twin-4', name: 'Twin', fields: twin },
      {
        id: 'LanguageModelComponent-8',
        name: 'Model',
        fields: {
          model: field('model', [{ name: 'gpt', provider: 'OpenAI' }], {
            options: [{ name: 'gem', provider: 'Google' }],
          }),
          provider: field('str', ''),
        },
      },
      { id: 'MemoryBase-9', name: 'Memory', fields: { memory_base: own } },
      { id: 'Before-6', name: 'Before', fields: { text: own } },
      { id: 'Frozen-7', name: 'Frozen', fields: { text: own, fed: own }, node: { frozen: true } },
    ],
    ['ChatInput-1 -> Part-2.fed', 'Before-6 -> Frozen-7.fed'],
  ),
);

const rules = tweakRulesFor({ version: '1.13.0' });

/** The rows of the report, as the page shows them. */
function rowsOf(text: string, inputs: RunInput[] = [{}]): string[] {
  return makeTweakReport({ text, inputs, index, rules }).rows.map(({ sent, ...row }) => {
    const shown = sent.kind === 'change' ? `${sent.before} → ${sent.after}` : '';
    return [STATE_LABELS[row.state], row.component, row.field, shown, whySentence({ sent, ...row })].join(' ');
  });
}

/** Each tweak, and the text of its row. */
const cases: [string, string, RegExp][] = [
  ['matched by id', '"Part-2": { "text": "new" }', /Applied Piece text.*"own" → "new".*Found by id/],
  ['matched by name', '"Piece": { "text": "new" }', /Applied Piece text.*Found by name/],
  ['a bare key', '"bare": "new"', /Applied Every “bare” bare.*Sets this field in 2 components/],
  ['the flow’s value', '"Piece": { "same": "own" }', /No change Piece same.*Same as the value in the flow/],
  ['an unknown component', '"Peice": { "text": 1 }', /Ignored ?Peice text.*No such component\. Did you mean .*Piece/],
  ['an unknown field', '"Piece": { "txt": 1 }', /Ignored Piece txt.*No such field\. Did you mean .*text/],
  [
    'null',
    '"Piece": { "nothing": null }',
    /Resets field Piece nothing "own" → built-in default Resets this field to the component's default\. The flow's value is lost\. null sets no value/,
  ],
  [
    'a tweak that hides its field',
    '"Piece": { "text": { "value": "x", "show": false } }',
    /Resets field Piece text "own" → built-in default.*The tweaks hide this field/,
  ],
  ['a frozen component', '"Frozen": { "text": "x" }', /May not count Frozen text "own" → "x" The component is frozen/],
  [
    'a component that feeds a frozen one',
    '"Before": { "text": "x" }',
    /May not count Before text.* Frozen, which this feeds, is frozen/,
  ],
  ['null on a frozen component', '"Frozen": { "text": null }', /May not count Frozen text "own" → built-in default/],
  ['a hidden field', '"Piece": { "hidden": "x" }', /Ignored Piece hidden.*Hidden field. Tweaks are ignored/],
  ['a connection point', '"Piece": { "handle": "x" }', /Ignored Piece handle.*Set by a connection/],
  ['text on a true switch', '"Piece": { "on": "x" }', /Ignored Piece on.*The field takes true or false/],
  ['an object without a value', '"Piece": { "object": { "x": 1 } }', /Ignored Piece object.*without "value"/],
  ['a protected field', '"Piece": { "code": "x" }', /Refused Piece code.*the server will refuse this run/],
  ['a list at the top', '"bare": [1]', /Refused Top level bare.*must be an object, not a list/],
  ['null at the top', '"bare": null', /Refused Top level bare.*must be an object, not null/],
  ['a connected field', '"Piece": { "fed": "x" }', /Overridden Piece fed.*Chat Input sets this field/],
  ['an input', '"Chat Input": { "input_value": "x" }', /Overridden Chat Input.*Input 1 replaces this value/],
  [
    'a bare key that wins',
    '"Twin-3": { "bare": "a" },\n"bare": "b"',
    /Overridden Twin bare.*Line 3 .a field name alone. overrides this/,
  ],
  [
    'a later key',
    '"Part-2": { "twice": "a" },\n"Piece": { "twice": "b" }',
    /Overridden Piece twice.*Line 3 overrides this/,
  ],
  [
    'a duplicate key',
    '"Piece": { "text": 1,\n"text": "b" }',
    /Overridden Piece text.*Duplicate key: only line 3 counts/,
  ],
  ['the request’s stream', '"Piece": { "stream": true }', /Overridden Piece stream.*The run sets this field itself/],
  [
    'a shared name',
    '"Twin": { "text": "x" }',
    /Ambiguous Twin text.*2 components have this name; only the last one gets this/,
  ],
  [
    'a wrong type',
    '"Piece": { "whole": "many" }',
    /May fail Piece whole.*field takes a whole number, so the component may fail/,
  ],
  [
    'a template without its variable',
    '"Prompt": { "template": "Hi {name} {age}" }',
    /May fail Prompt template.*uses \{name\}, \{age\}, but the component has no such variables, so it may fail/,
  ],
  [
    'a malformed template',
    '"Prompt": { "template": "Hi {name" }',
    /May fail Prompt template.*cannot be filled \(expected '}' before end of string\), so the component may fail/,
  ],
  ['no model', '"Model": { "model": [] }', /May fail Model model.*needs this field and gets no value for it/],
  [
    'an unknown provider',
    '"Model": { "provider": "lit" }',
    /May fail Model provider.*"lit" is no provider of this component's models \("OpenAI", "Google"\), so it may fail/,
  ],
  [
    'a provider without this model',
    '"Model": { "provider": "Google" }',
    /May fail Model provider.*list has no model "gpt" of "Google", so it may fail/,
  ],
  [
    'a model without its provider',
    '"Model": { "model": [{ "name": "gem" }] }',
    /May fail Model model.*"gem" is given with no provider, and the server may not know one, so the component may fail/,
  ],
  [
    'no name of a model',
    '"Model": { "model": 5 }',
    /May fail Model model.*This names no model and no provider, and the server may not know one/,
  ],
  [
    'another Memory Base',
    '"Memory": { "memory_base": "x" }',
    /May fail Memory memory_base.*named "x" may not be attached to this flow/,
  ],
  ['out of range', '"Piece": { "number": 11 }', /Applied Piece number.*7 → 11.*Outside 0 to 10/],
  ['not an option', '"Piece": { "choice": "c" }', /Applied Piece choice.*Not one of "a", "b"/],
  ['a text as a switch', '"Piece": { "off": "no" }', /Applied Piece off.*Any non-empty text counts as true/],
  ['a global variable', '"Piece": { "saved": "x" }', /Applied Piece saved.*Replaces the global variable VARIABLE/],
  [
    'another variable',
    '"Piece": { "other": { "value": "V2", "load_from_db": true } }',
    /Applied Piece other.*Reads the global variable V2/,
  ],
];

it.each(cases)('a row says what its tweak does: %s', (_name, tweak, row) => {
  expect(rowsOf(`{\n${tweak}\n}`)).toContainEqual(expect.stringMatching(row));
});

it('a row names the inputs when all of several replace its tweak', () => {
  const text = '{ "Chat Input": { "input_value": "x" } }';
  const [row] = makeTweakReport({ text, inputs: [{}, {}], index, rules }).rows;
  expect(row).toMatchObject({ state: 'overridden', why: 'The inputs replace this value', hint: 'the inputs win' });
  expect(row?.sent).toMatchObject({ by: 'the inputs' });
});

it('a row names no input as what replaces its tweak when the request has none', () => {
  const text = '{ "Chat Input": { "input_value": { "value": "x", "load_from_db": true } } }';
  const [row] = makeTweakReport({ text, inputs: undefined, index, rules }).rows;
  expect(row).toMatchObject({ state: 'overridden', why: 'Empty text replaces this value', hint: 'empty text wins' });
  expect(row?.sent).toMatchObject({ by: 'empty text' });
  expect(row?.notes).toEqual([]);
  expect(rowsOf(text, [])).toEqual([expect.stringMatching(/^Applied Chat Input input_value /)]);
});

it('a row says for which inputs its tweak does not work', () => {
  expect(rowsOf('{ "Chat Input": { "input_value": "x" } }', [{}, { components: ['Nobody'] }])).toEqual([
    expect.stringMatching(/^Applied Chat Input input_value .*Input 1 replaces this value/),
  ]);
});
