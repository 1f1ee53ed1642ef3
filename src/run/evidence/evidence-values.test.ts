import { describe, expect, it } from 'vitest';
import type { ComponentCall, InputValues } from '#contract/component-values.ts';
import type { Run } from '../model/run.ts';
import { answeredRun } from '../testing/run-of.ts';
import { makeEvidence } from './evidence-file.ts';
import { readEvidence } from './read-evidence.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const shown = (text: string) => text.slice(0, text.indexOf('<template'));

const tool: ComponentCall = {
  ...{ id: '2', kind: 'tool', name: 'find_order', startMs: 20, endMs: 30 },
  ...{ arguments: { order_id: 7731, api_key: 'canary-4' }, result: 'paid <b>48.00</b>' },
};
const model: ComponentCall = {
  ...{
    id: '1',
    kind: 'model',
    name: 'demo-model',
    startMs: 10,
    endMs: 60,
    calls: [tool],
    tokens: { input: 5, output: 7 },
  },
  settings: { temperature: 0.2 },
  messages: [{ role: 'user', text: 'Where is it?' }],
  answer: { role: 'assistant', text: 'Paid.', asks: [{ name: 'find_order', arguments: { order_id: 7731 } }] },
};
const values: InputValues = {
  source: 'engine',
  components: [
    {
      ...{ component: 'Agent-1', name: 'Agent', startMs: 0, endMs: 70, calls: [model] },
      received: { input_value: 'Where is it?', api_key: 'canary-1', provider_id: 'canary-2' },
      gave: { response: { text: 'Paid.', password: 'canary-3' } },
    },
    {
      component: 'Out-1',
      name: 'Chat Output',
      startMs: 71,
      endMs: null,
      received: null,
      calls: [],
      gave: null,
      error: 'no',
    },
  ],
};
const answered = answeredRun(['yes']);
const run: Run = {
  ...answered,
  components: [{ id: 'Agent-1', displayName: 'Agent' }],
  fields: [{ component: 'Agent-1', name: 'provider_id', type: 'str', isSecret: true, from: [] }],
  inputs: answered.inputs.map((input) => ({ ...input, values })),
};

describe('an evidence file with values', () => {
  it('shows what each component received, called and gave', async () => {
    const html = shown((await makeEvidence([run], NOW, { hasValues: true })).text);
    for (const part of [
      '<h4>What components received and gave <small>reported by the engine, secrets masked</small></h4>',
      '<summary>Agent, 70 ms</summary>',
      '<th scope="row">input_value</th><td>Where is it?</td>',
      '<summary>Call 1, demo-model, 50 ms</summary>',
      '<dt>Tokens in</dt><dd>5</dd>',
      '<th scope="row">temperature</th><td>0.2</td>',
      '<th scope="row">User</th><td>Where is it?</td>',
      '<th scope="row">Assistant</th><td>Paid.\nasks for find_order {&quot;order_id&quot;:7731}</td>',
      '<summary>Call 1.1, find_order, 10 ms</summary>',
      '<th scope="row">result</th><td>paid &lt;b&gt;48.00&lt;/b&gt;</td>',
      '<th scope="row">response</th>',
      '<summary>Chat Output</summary>',
      '<dt>Error</dt><dd>no</dd>',
      'Received: not reported.',
    ])
      expect(html).toContain(part);
  });

  it('masks secrets at any depth, and is read back with the values', async () => {
    const { text } = await makeEvidence([run], NOW, { hasValues: true });
    expect(text).not.toContain('canary');
    const [read] = readEvidence(text);
    expect(read?.inputs[0]?.values).toMatchObject({
      components: [
        {
          received: { input_value: 'Where is it?', api_key: '••••••••', provider_id: '••••••••' },
          calls: [{ name: 'demo-model', calls: [{ arguments: { order_id: 7731, api_key: '••••••••' } }] }],
          gave: { response: { text: 'Paid.', password: '••••••••' } },
        },
        { error: 'no' },
      ],
    });
  });
});

it('an evidence file has no values unless they are asked for, and says so when it is opened', async () => {
  const { text } = await makeEvidence([run], NOW);
  expect(text).not.toMatch(/received and gave|find_order|canary/);
  const [read] = readEvidence(text);
  expect(read?.inputs[0]).toMatchObject({ noValues: 'left-out' });
  expect(read?.inputs[0]).not.toHaveProperty('values');
});
