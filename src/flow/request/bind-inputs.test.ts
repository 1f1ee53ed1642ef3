import { describe, expect, it } from 'vitest';
import { runAdvancedCases } from '#contract/testing/recordings.ts';
import { indexFlow } from '../index/index-flow.ts';
import { predictRequest } from '../testing/predict-request.ts';
import { measuredRequests, recordedIndex } from '../testing/recorded-index.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { bindInputs } from './bind-inputs.ts';

const mixed = recordedIndex('translation/mixed');

describe('bindInputs', () => {
  it.each([
    [
      'absent inputs blank every input component',
      undefined,
      [{ value: '', reached: ['ChatInput-q1', 'TextInput-t1'] }],
    ],
    ['an empty list sets nothing and runs once', [], [{ value: null, reached: [], echoed: {} }]],
    ['a missing value counts as empty', [{}], [{ value: '', reached: ['ChatInput-q1', 'TextInput-t1'] }]],
    ['chat leaves text inputs alone', [{ input_value: 'x', type: 'chat' as const }], [{ reached: ['ChatInput-q1'] }]],
    ['text leaves chat inputs alone', [{ input_value: 'x', type: 'text' as const }], [{ reached: ['TextInput-t1'] }]],
    ['an id reaches only its component', [{ components: ['TextInput-t1'] }], [{ reached: ['TextInput-t1'] }]],
    [
      'a display name reaches its component',
      [{ components: ['Topic'] }],
      [{ reached: ['TextInput-t1'], unknownTargets: [] }],
    ],
    [
      'a type that excludes the target reaches nothing',
      [{ components: ['TextInput-t1'], type: 'chat' as const }],
      [{ reached: [], unknownTargets: [] }],
    ],
    [
      'names that are not input components are ignored and reported',
      [{ components: ['Nope', 'Prompt-p1', 'Nope'] }],
      [{ reached: [], unknownTargets: ['Nope', 'Prompt-p1'] }],
    ],
    [
      'each entry is bound independently',
      [{ components: ['Topic'], input_value: 'a' }, { input_value: 'b' }],
      [
        { input: 0, value: 'a', reached: ['TextInput-t1'], echoed: { input_value: 'a' } },
        { input: 1, value: 'b', reached: ['ChatInput-q1', 'TextInput-t1'], echoed: { input_value: 'b' } },
      ],
    ],
  ])('binds inputs as measured: %s', (_, inputs, expected) => {
    expect(bindInputs(mixed, inputs)).toMatchObject(expected);
    expect(bindInputs(mixed, inputs)).toHaveLength(expected.length);
  });

  it('skips an input component whose text is connected', () => {
    const flow = smallFlow(
      [
        { id: 'ChatInput-1', fields: { input_value: '' } },
        { id: 'TextInput-2', fields: { input_value: '' } },
      ],
      ['ChatInput-1 -> TextInput-2.input_value'],
    );
    expect(bindInputs(indexFlow(flow), [{ input_value: 'x' }])[0]?.reached).toEqual(['ChatInput-1']);
  });

  it('reaches a component that is an input by its id or by a flag, but none without the field', () => {
    const flow = smallFlow([
      { id: 'TextInput-1', type: 'Custom', fields: { input_value: '' } },
      { id: 'Other-2', fields: { input_value: '' }, node: { is_input: true } },
      { id: 'Webhook-3', fields: { data: '' } },
      { id: 'Other-4', fields: { input_value: '' } },
    ]);
    expect(bindInputs(indexFlow(flow), undefined)[0]?.reached).toEqual(['TextInput-1', 'Other-2']);
  });

  it('echoes what the server echoed', () => {
    for (const { flow, request, body, status } of runAdvancedCases().filter(({ kind }) => kind === 'inputs')) {
      if (!flow || status !== 200) continue;
      const isNoBody = typeof request.body === 'string';
      const sent = isNoBody ? {} : JSON.parse(JSON.stringify(request.body));
      const reply: { outputs: { inputs: unknown }[] } = JSON.parse(JSON.stringify(body));
      const { bindings } = predictRequest(recordedIndex(flow), sent);
      expect(bindings.map(({ echoed }) => echoed)).toEqual(reply.outputs.map(({ inputs }) => inputs));
    }
  });

  it('gives the texts that a prompt with two inputs received on a real server', () => {
    const cases = measuredRequests().filter(
      ({ flow, status }) => (flow === 'mixed' || flow === 'two') && status === 200,
    );
    expect(cases.length).toBeGreaterThan(15);
    for (const { name, flow, outline, body, texts } of cases) {
      const { receivedBy } = predictRequest(recordedIndex(outline), body);
      const text = (id: string, own: string) => receivedBy(id, 'input_value') ?? own;
      const template = receivedBy('Prompt-p1', 'template') ?? 'Tell {audience} about {topic}.';
      const answer =
        flow === 'mixed'
          ? `${text('ChatInput-q1', 'own q')} about ${text('TextInput-t1', 'own t')}`
          : String(template)
              .replace('{audience}', String(text('TextInput-t2', 'children')))
              .replace('{topic}', String(text('TextInput-t1', 'cats')));
      expect([name, texts[0]]).toEqual([name, `ChatOutput-o1=${answer}`]);
    }
  });
});
