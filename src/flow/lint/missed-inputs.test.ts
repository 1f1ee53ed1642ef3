import { expect, it } from 'vitest';
import type { RunRequest } from '#contract/run-request.ts';
import { indexFlow } from '../index/index-flow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { tweakRulesFor } from '../tweaks/tweak-rules.ts';
import { missedInputs } from './missed-inputs.ts';

const RULES = tweakRulesFor({ version: '' });
const chat = (value: string) => ({ id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: value } });
const output = { id: 'ChatOutput-1', name: 'Chat Output', fields: { input_value: '' } };
const edge = 'ChatInput-1 -> ChatOutput-1.input_value';
const flow = indexFlow(smallFlow([chat('Ada, who loves engines'), output], [edge]));
const ask = (request: RunRequest, index = flow) => missedInputs(index, request, RULES);
const SAVED = [{ input: 0, saved: 'Ada, who loves engines' }];

it.each<[string, RunRequest, ReturnType<typeof missedInputs>]>([
  ['one that reaches its component', { inputs: [{ input_value: 'Linus' }] }, []],
  ['one of another type', { inputs: [{ input_value: 'Linus', type: 'text' }] }, SAVED],
  ['one for a component that is not there', { inputs: [{ input_value: 'Linus', components: ['Chat'] }] }, SAVED],
  ['no entry, which says nothing of a question', { inputs: [] }, []],
  ['no inputs', {}, []],
  [
    'the second of two',
    { inputs: [{ input_value: 'Linus' }, { input_value: 'Grace', type: 'text' }] },
    [{ input: 1, saved: 'Ada, who loves engines' }],
  ],
  [
    'one that a tweak overrides',
    { inputs: [{ input_value: 'Linus', type: 'text' }], tweaks: { 'Chat Input': { input_value: 'Grace' } } },
    [{ input: 0, saved: null }],
  ],
])('finds %s', (_, request, missed) => {
  expect(ask(request)).toEqual(missed);
});

it('knows a saved text that is empty, and a connected one', () => {
  const request: RunRequest = { inputs: [{ input_value: 'Linus', type: 'text' }] };
  expect(ask(request, indexFlow(smallFlow([chat(''), output], [edge])))).toEqual([{ input: 0, saved: '' }]);
  const maker = { id: 'Prompt-1', fields: { template: 'x' } };
  const edges = [edge, 'Prompt-1 -> ChatInput-1.input_value'];
  const connected = indexFlow(smallFlow([maker, chat('Ada'), output], edges));
  expect(ask({ inputs: [{ input_value: 'Linus' }] }, connected)).toEqual([{ input: 0, saved: null }]);
});
