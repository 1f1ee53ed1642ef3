import { expect, it } from 'vitest';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { demoProblem } from './demo-problem.ts';

const settings: DemoSettings = {
  title: 'Ask',
  lead: '',
  flow: { server: 'langflow', id: 'f', name: 'Flow' },
  questions: [{ text: 'Why?' }],
  own: null,
  knobs: [],
  tweaks: {},
  variants: null,
  outputs: [],
  limits: { perHour: 60, perVisitor: null, atOnce: 10 },
  openUntil: null,
  showsTimes: false,
  frameOrigins: [],
};

it.each<[string, (string | number)[], string | null]>([
  ['numbers, which it skips', [1, 2], 'The knob Words would have no effect in a run'],
  ['texts', ['1', '2'], null],
])('a knob of a text field works or is refused if its options are %s', (_, options, problem) => {
  const field = { type: 'str', _input_type: 'DropdownInput', value: 'few', options };
  const index = indexFlow(
    smallFlow(
      [
        { id: 'ChatInput-1', fields: { input_value: '' } },
        { id: 'Model-1', fields: { words: field } },
      ],
      ['ChatInput-1 -> Model-1.input_value'],
    ),
  );
  const control = { kind: 'options' as const, options: options.map((value) => ({ value })), value: 0 };
  const knobs = [{ component: 'Model-1', field: 'words', label: 'Words', control }];
  const flow = { index, rules: tweakRulesFor({ version: '1.13.0' }) };
  expect(demoProblem(flow, { ...settings, knobs })).toBe(problem);
});

it.each<[string, 'langflow' | 'embedded', string | null]>([
  ['1.6.0', 'langflow', 'The tweaks change a protected field, which a demo of a flow on a Langflow cannot'],
  ['1.6.0', 'embedded', null],
  ['1.13.0', 'langflow', 'The server of the flow refuses these tweaks'],
])('a tweak of a protected field is judged by the rules of %s, on %s', (version, server, problem) => {
  const index = indexFlow(
    smallFlow(
      [
        { id: 'ChatInput-1', fields: { input_value: '' } },
        { id: 'Model-1', fields: { code: { type: 'code', value: '' } } },
      ],
      ['ChatInput-1 -> Model-1.input_value'],
    ),
  );
  const given = { ...settings, flow: { ...settings.flow, server }, tweaks: { 'Model-1': { code: 'x = 1' } } };
  expect(demoProblem({ index, rules: tweakRulesFor({ version }) }, given)).toBe(problem);
});
