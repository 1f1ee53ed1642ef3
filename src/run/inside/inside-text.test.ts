import { expect, it } from 'vitest';
import type { ComponentValues } from '#contract/component-values.ts';
import { timedRun } from '../testing/timed-run.ts';
import { insideInput } from './inside-input.ts';
import { insideJson, insideMarkdown } from './inside-text.ts';

const model: ComponentValues = {
  ...{ component: 'Model-m1', name: 'Language Model', startMs: 0, endMs: 500 },
  received: { temperature: 0.7, api_key: 'canary-1', input_value: 'Say `hi`\nnow' },
  calls: [
    {
      ...{ id: '1', kind: 'model', name: 'gpt', startMs: 0, endMs: 4 },
      messages: [{ role: 'user', text: 'Refund it' }],
      answer: { role: 'assistant', text: '', asks: [{ name: 'refund', arguments: { id: 7 } }] },
    },
    {
      ...{ id: '2', kind: 'tool', name: 'refund', startMs: 5, endMs: 9, error: 'amount must be in cents' },
      arguments: { id: 7, password: 'canary-2' },
    },
  ],
  gave: { text_output: 'hello' },
};
const run = timedRun();
const reported = {
  ...run,
  inputs: run.inputs.map((input) => ({ ...input, values: { source: 'engine' as const, components: [model] } })),
};
const inside = insideInput(reported, 0, 0);

it('writes what each component received, called and gave as Markdown', () => {
  const text = insideMarkdown(reported, inside);
  for (const part of [
    '# Run 1 of Sample, Input 1',
    '> first question',
    '## Language Model (Model-m1), 500 ms',
    'temperature: `0.7`',
    'input_value: \n```\nSay `hi`\nnow\n```',
    '1. model gpt, 4 ms',
    'user:\n> Refund it',
    'asks for refund {"id":7}',
    'Error: amount must be in cents',
    'text_output: `hello`',
  ])
    expect(text).toContain(part);
});

it('writes the same as JSON', () => {
  expect(JSON.parse(insideJson(reported, inside))).toMatchObject({
    ...{ run: 1, flow: 'Sample', input: 1, values: 'engine' },
    components: [
      { id: 'ChatInput-q1', state: 'done', times: [] },
      { id: 'Model-m1', startMs: 12, endMs: 512, times: [{ gave: { text_output: 'hello' } }] },
      { id: 'ChatOutput-o1' },
    ],
  });
});

it('has no secret in either', () => {
  expect(insideMarkdown(reported, inside) + insideJson(reported, inside)).not.toMatch(/canary/);
});
