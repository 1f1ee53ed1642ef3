import { describe, expect, it } from 'vitest';
import { publishDemoSchema } from '#contract/demos/demo-settings.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { findKnobs } from '#show/knobs/knob.ts';
import { votedFields, voteProblem } from '#show/knobs/vote-difference.ts';
import {
  type DemoForm,
  editDemoForm,
  newDemoForm,
  type PresentedFlow,
  stayingValue,
  toDemoSettings,
  withoutVoted,
} from './demo-form.ts';
import { addressProblem, formProblem, nameProblem } from './form-problem.ts';

const field = (value: JsonValue, type: string, more: JsonObject = {}): JsonObject => ({
  value,
  type,
  show: true,
  ...more,
});
const template = {
  tone: field('formal', 'str'),
  plan: field('team', 'str', { options: ['free', 'team', 'business'] }),
  temperature: field(0.2, 'float', { range_spec: { min: 0, max: 1, step: 0.1 } }),
  words: field(40, 'int'),
};
const chat = { display_name: 'Chat', template: { input_value: field('', 'str') } };
const index = indexFlow({
  data: {
    nodes: [
      { id: 'ChatInput-1', data: { id: 'ChatInput-1', type: 'ChatInput', node: chat } },
      { id: 'P-1', data: { id: 'P-1', type: 'X', node: { display_name: 'P', template } } },
    ],
    edges: [],
  },
});
const labels = { tone: 'Tone', plan: '', temperature: 'Creativity', words: 'Words' };
const knobs = findKnobs(
  index,
  Object.entries(labels).map(([name, label]) => ({ component: 'P-1', field: name, label })),
);
const presented: PresentedFlow = {
  flow: { server: 'embedded', id: 'f', name: 'Support' },
  inputs: [
    { id: 'a', value: 'Who?', components: ['Chat'], type: 'chat' },
    { id: 'b', value: ' ', components: [], type: 'any' },
  ],
  knobs,
  currentValue: (knob) => (knob.field.name === 'tone' ? 'friendly' : knob.field.value),
};
const NOW = new Date(2026, 10, 28, 12).getTime();
const base = {
  flow: presented.flow,
  tweaks: { 'P-1': { tone: 'friendly' } },
  outputs: [],
  target: presented.inputs[0],
};
const made = newDemoForm(presented, NOW);
const edit = (key: string, part: Partial<DemoForm['knobs'][number]>): DemoForm => ({
  ...made,
  knobs: made.knobs.map((knob) => (knob.field === key ? { ...knob, ...part } : knob)),
});

describe('newDemoForm', () => {
  it('proposes a range or options for each knob, at the current value', () => {
    expect(made.knobs.map(({ label, control }) => [label, control])).toEqual([
      [
        'Tone',
        {
          kind: 'options',
          options: [
            { value: 'formal', words: 'Formal' },
            { value: 'friendly', words: 'Friendly' },
          ],
          value: 1,
        },
      ],
      ['Plan', expect.objectContaining({ kind: 'options', value: 1 })],
      ['Creativity', { kind: 'range', min: 0, max: 1, step: 0.1, isWhole: false, value: 0.2 }],
      ['Words', { kind: 'range', min: 0, max: 80, step: 1, isWhole: true, value: 40 }],
    ]);
    expect(made.knobs.every(({ isOn }) => isOn)).toBe(true);
  });

  it('leaves a text with a single value off, and ends at the end of a day', () => {
    const single = newDemoForm({ ...presented, currentValue: ({ field: { value } }) => value }, NOW);
    expect(single.knobs[0]).toMatchObject({ field: 'tone', isOn: false });
    expect(new Date(made.openUntil ?? 0).toString()).toContain('Dec 28 2026 23:59:59');
  });
});

describe('toDemoSettings', () => {
  it("makes what the server takes: questions and knobs that are on, and the target of the first question for visitors' own ones", () => {
    const settings = toDemoSettings(edit('words', { isOn: false }), base);
    expect(publishDemoSchema.parse({ name: 'abc', settings, password: null }).settings).toEqual(settings);
    expect(settings.questions).toEqual([{ text: 'Who?', components: ['Chat'], type: 'chat' }]);
    expect(settings.own).toEqual({ most: 400, components: ['Chat'], type: 'chat' });
    expect(settings.knobs.map(({ label }) => label)).toEqual(['Tone', 'Plan', 'Creativity']);
    expect(settings.tweaks).toEqual(base.tweaks);
  });

  it('takes no own questions if visitors may not type any, and one origin from each line', () => {
    const form = { ...made, takesOwn: false, frameOrigins: ' https://a.test\n\nhttps://b.test ' };
    expect(toDemoSettings(form, base)).toMatchObject({ own: null, frameOrigins: ['https://a.test', 'https://b.test'] });
  });
});

it('edits a published demo, and offers what else the presentation has', () => {
  const settings = toDemoSettings({ ...edit('words', { isOn: false }), questions: [] }, base);
  const form = editDemoForm('abc', settings, presented);
  expect(form.questions).toEqual([expect.objectContaining({ text: 'Who?', isOn: false })]);
  expect(form.knobs.map(({ field: name, isOn }) => [name, isOn])).toEqual([
    ['tone', true],
    ['plan', true],
    ['temperature', true],
    ['words', false],
  ]);
  expect(toDemoSettings(form, base)).toEqual(settings);
  expect(editDemoForm('abc', settings, { ...presented, flow: { ...presented.flow, id: 'other' } }).questions).toEqual(
    [],
  );
});

const variants: DemoForm['variants'] = [
  { letter: '', name: 'Plain', tweaks: {} },
  { letter: 'A', name: 'Warm', tweaks: { 'P-1': { tone: 'warm' } } },
];

it('publishes the variants of a vote, and edits them', () => {
  const settings = toDemoSettings({ ...made, variants }, base);
  expect(publishDemoSchema.parse({ name: 'abc', settings, password: null }).settings.variants).toEqual(variants);
  expect(editDemoForm('abc', settings, presented).variants).toEqual(variants);
});

describe('a vote', () => {
  const flow = { index, rules: tweakRulesFor({ version: '' }) };
  const between = (one: JsonObject, other: JsonObject): DemoForm => ({
    ...made,
    variants: [
      { letter: 'A', name: 'One', tweaks: one },
      { letter: 'B', name: 'Two', tweaks: other },
    ],
  });
  const unheard = { id: 'a', text: 'Who?', isOn: true, components: ['Nobody'], type: 'any' as const };
  const judge = (form: DemoForm) => voteProblem(flow, toDemoSettings(form, base));

  it('is about the fields that its variants set differently, and those are no knobs', () => {
    const form = between({ 'P-1': { tone: 'warm', words: 9 } }, { P: { words: 9 }, temperature: 0.2 });
    const voted = votedFields(flow, toDemoSettings(form, base));
    expect([...voted]).toEqual(['P-1\ntone']);
    const left = withoutVoted(form, voted);
    expect(left.knobs.map(({ field: name, isOn }) => [name, isOn])).toEqual([
      ['tone', false],
      ['plan', true],
      ['temperature', true],
      ['words', true],
    ]);
    expect(judge(left)).toBeNull();
    expect(votedFields(flow, toDemoSettings(made, base)).size).toBe(0);
  });

  it.each<[string, DemoForm, string | null]>([
    ['both are the flow', between({ P: { tone: 'formal' } }, {}), 'Both variants give the same request'],
    ['a tweak is ignored', between({ P: { tine: 'warm' } }, {}), 'Both variants give the same request'],
    [
      'a knob sets the only difference',
      between({ tone: 'warm' }, {}),
      'Both variants give the same request: Tone is what you vote on, so it can be no knob',
    ],
    [
      'knobs set all differences',
      between({ P: { tone: 'warm', words: 9 } }, {}),
      'Both variants give the same request: Tone and Words are what you vote on, so they can be no knobs',
    ],
    ['without a vote', made, null],
    // Another rule reports that.
    ['its question reaches no component', { ...between({ tone: 'warm' }, {}), questions: [unheard] }, null],
  ])('has nothing to choose if %s', (_, form, problem) => {
    expect(judge(form)).toBe(problem);
  });

  it('goes on with what no knob sets', () => {
    const form = between({ P: { tone: 'warm', words: 9 } }, {});
    const knobs = form.knobs.map((knob) => ({ ...knob, isOn: knob.field === 'tone' }));
    expect(judge({ ...form, knobs })).toBeNull();
  });

  it('leaves a field as both variants have it, whatever your own tweaks are', () => {
    const [tone, , , words] = made.knobs;
    if (!tone || !words) throw new Error('The form lost its knobs');
    const form = between({ P: { words: 9 } }, { P: { words: 9, tone: 'warm' } });
    expect([stayingValue(flow, made, tone), stayingValue(flow, form, tone)]).toEqual(['friendly', 'formal']);
    expect(stayingValue(flow, form, words)).toBe(9);
  });
});

describe('formProblem', () => {
  it.each<[string, DemoForm, string | null]>([
    ['a whole form', made, null],
    ['a vote', { ...made, variants }, null],
    [
      'a vote between two that are the same',
      { ...made, variants: [variants[0], { ...variants[1], tweaks: {} }] },
      'Both variants give the same request.',
    ],
    ['no title', { ...made, title: ' ' }, 'Give the demo a title.'],
    [
      'nothing to ask',
      { ...made, questions: [], takesOwn: false },
      'Choose a question, or let visitors type their own.',
    ],
    [
      'one option',
      edit('tone', { control: { kind: 'options', options: [{ value: 'formal' }], value: 0 } }),
      'Add a second option to Tone, or turn it off.',
    ],
    [
      'a wider range',
      edit('temperature', { control: { kind: 'range', min: 0, max: 2, step: 0.1, isWhole: false, value: 0.2 } }),
      'The knob Creativity has a wider range than the flow, which has 0 to 1.',
    ],
  ])('says what is wrong with %s', (_, form, problem) => {
    expect(formProblem(form, index)).toBe(problem);
  });

  it.each([
    ['ab', '3 letters at least'],
    ['Ab c', 'a–z, 0–9 and - only'],
    ['a'.repeat(41), '40 letters at most'],
    ['abc-1', null],
  ])('checks the address %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });
});

it.each([
  ['', true, 'Give the demo an address to publish it.'],
  ['Greet us!', null, 'Correct the address to publish the demo.'],
  ['greet', null, 'Checking the address.'],
  ['greet', false, 'This address is taken.'],
  ['greet', true, null],
])('says what is wrong with the address %j, of which the server said %j', (name, isFree, problem) => {
  expect(addressProblem(name, isFree)).toBe(problem);
});
