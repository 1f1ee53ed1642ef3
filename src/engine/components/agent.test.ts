import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import type { ModelRequest } from '../component-base/ports.ts';
import { buildFlow, chatInputNode, chatOutputNode, type TestNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { readyModel } from '../testing/manual-model.ts';
import { givenMessage, runOne } from '../testing/run-one.ts';
import { testPorts } from '../testing/test-ports.ts';
import type { Value } from '../values/values.ts';

const FIELDS = {
  model: { type: 'model', _input_type: 'ModelInput', value: [{ name: 'small', provider: 'OpenAI' }] },
  input_value: { type: 'str', _input_type: 'MessageInput', value: '' },
  system_prompt: 'You are Ada.',
  context_id: '',
  n_messages: 100,
  max_tokens: 0,
  add_current_date_tool: true,
};
const agentNode = (fields: Record<string, JsonValue> = {}): TestNode => ({
  id: 'Agent-1',
  type: 'Agent',
  name: 'Agent',
  fields: { ...FIELDS, ...fields },
});
const flowOf = (fields: Record<string, JsonValue> = {}) =>
  buildFlow(
    [chatInputNode, agentNode(fields), chatOutputNode()],
    ['ChatInput-1.message > Agent-1.input_value', 'Agent-1.response > ChatOutput-1.input_value'],
  );

/** Asks one after the other in one session, with a model that answers "one", "two" and so on. */
async function talk(questions: readonly string[], fields: Record<string, JsonValue> = {}) {
  const requests: ModelRequest[] = [];
  const answers = ['one', 'two', 'three'];
  const model = readyModel((request) => {
    requests.push(request);
    return [answers[requests.length - 1] ?? ''];
  });
  const ports = testPorts({ model });
  const index = flowOf(fields);
  for (const input_value of questions) {
    const { error } = await collectRun({ index, request: { inputs: [{ input_value }], session_id: 's' }, ports });
    expect(error).toBeNull();
  }
  return requests;
}

describe('Agent', () => {
  it('is the model with its instructions', async () => {
    const [request] = await talk(['Who are you?'], {
      system_prompt: 'You are {model_name} on {current_date}.{optional_user_context} {"key": 1}',
      max_tokens: 30,
    });
    expect(request).toEqual({
      provider: 'OpenAI',
      model: 'small',
      system: 'You are small on 2026-11-24. {"key": 1}',
      history: [],
      prompt: 'Who are you?',
      images: [],
      temperature: null,
      maxTokens: 30,
    });
  });

  it('knows the conversation, without the input message', async () => {
    const requests = await talk(['I am Ada', 'Who am I?', 'And now?']);
    expect(requests.map(({ history }) => history?.map(({ role, text }) => `${role}: ${text}`))).toEqual([
      [],
      ['user: I am Ada', 'assistant: one'],
      ['user: I am Ada', 'assistant: one', 'user: Who am I?', 'assistant: two'],
    ]);
  });

  it('knows at most as many messages as its field says', async () => {
    const [, second] = await talk(['I am Ada', 'Who am I?'], { n_messages: 2 });
    // Langflow counts the input message among `n_messages` (lfx 1.13.0, `get_memory_data`).
    expect(second?.history).toEqual([{ role: 'assistant', text: 'one' }]);
    expect((await talk(['I am Ada', 'Who am I?'], { n_messages: 0 }))[1]?.history).toEqual([]);
  });

  it('continues the conversation without an input', async () => {
    expect((await talk([' ']))[0]?.prompt).toBe('Continue the conversation.');
  });

  it('sends the images of its message', async () => {
    const requests: ModelRequest[] = [];
    const { error } = await runOne({
      type: 'Agent',
      fields: FIELDS,
      received: { input_value: { ...givenMessage('What is this?'), files: ['f/cat.png'] } as Value },
      outputs: ['response'],
      ports: testPorts({
        files: { 'f/cat.png': 'cat' },
        model: readyModel((request) => {
          requests.push(request);
          return ['A cat'];
        }),
      }),
    });
    expect(error).toBeNull();
    expect(requests[0]?.images).toEqual([{ name: 'cat.png', dataUrl: `data:image/png;base64,${btoa('cat')}` }]);
  });

  it('needs a Langflow as soon as a tool is connected', async () => {
    const { status, error } = await collectRun({
      index: buildFlow(
        [chatInputNode, agentNode({ tools: null }), { id: 'Date-1', type: 'CurrentDate' }, chatOutputNode()],
        [
          'ChatInput-1.message > Agent-1.input_value',
          'Date-1.component_as_tool > Agent-1.tools',
          'Agent-1.response > ChatOutput-1.input_value',
        ],
      ),
      request: { inputs: [{ input_value: 'hi' }] },
      ports: testPorts(),
    });
    expect(status).toBe(422);
    expect(JSON.stringify(error)).toContain(
      'This flow needs a Langflow. The embedded engine does not support this component: Agent with tools.',
    );
  });
});

describe('the structured response of an Agent', () => {
  const rows = [
    { name: 'city', description: 'where', type: 'str', multiple: 'False' },
    { name: 'people', description: '', type: 'int', multiple: false },
    { name: 'rivers', description: '', type: 'str', multiple: true },
  ];
  const answer = async (text: string, output_schema: JsonValue = rows) => {
    const requests: ModelRequest[] = [];
    const run = await runOne({
      type: 'Agent',
      fields: { ...FIELDS, input_value: 'Where?', output_schema: { type: 'table', value: output_schema } },
      outputs: ['structured_response'],
      ports: testPorts({
        model: readyModel((request) => {
          requests.push(request);
          return [text];
        }),
      }),
    });
    expect(run.error).toBeNull();
    return { requests, shown: run.shown.structured_response };
  };

  it('is asked for in the instructions', async () => {
    const { requests } = await answer('{}');
    expect(requests[0]?.system).toMatch(/^You are Ada\.\n\nRespond ONLY with a JSON object.*"city": "<str> where",\n/s);
    expect(requests[0]?.system).toContain('"rivers": "<list of str>"');
  });

  const CUT = '[{"city": "A", "people": 1, "rivers": []}, {"city": "B", "pe';
  const DAMAGED = '{"city": "A", "inside": {"city": "B", "people": 2, "rivers": []},}';
  it.each<[string, string, JsonValue]>([
    [
      'one record, with text around it',
      'Here: {"city": "Köln", "people": "1000000", "rivers": ["Rhein"], "more": 1}. Done',
      { city: 'Köln', people: 1_000_000, rivers: ['Rhein'] },
    ],
    [
      'one record, with brackets in the text around it',
      'As asked [1], {here}: {"city": "K{", "people": 1, "rivers": []} [see {2}]. Enjoy :}',
      { city: 'K{', people: 1, rivers: [] },
    ],
    [
      'several',
      '[{"city": "A", "people": 1, "rivers": []}, {"city": "B", "people": 2, "rivers": []}]',
      {
        results: [
          { city: 'A', people: 1, rivers: [] },
          { city: 'B', people: 2, rivers: [] },
        ],
      },
    ],
    ['none, in a fence', '```json\n[]\n```', { results: [] }],
    ['a list that was cut', CUT, { content: CUT, error: 'The model answered without JSON' }],
    ['one that is damaged', DAMAGED, { content: DAMAGED, error: 'The model answered without JSON' }],
    ['one with a wrong value', '{"city": 5}', { data: { city: 5 }, validation_error: 'city is not str' }],
    ['one without a value', '{"city": "A"}', { data: { city: 'A' }, validation_error: 'people is missing' }],
    ['no JSON', 'I cannot', { content: 'I cannot', error: 'The model answered without JSON' }],
  ])('is read: %s', async (_, text, expected) => {
    expect((await answer(text)).shown).toEqual(expected);
  });

  it('has fields of any name', async () => {
    const named = (name: string) => ({ name, description: '', type: 'dict', multiple: false });
    const { shown } = await answer('{"__proto__": {"a": 1}}', [named('__proto__')]);
    expect(JSON.stringify(shown)).toBe('{"__proto__":{"a":1}}');
    expect((await answer('{}', [named('constructor')])).shown).toMatchObject({
      validation_error: 'constructor is missing',
    });
  });

  it('is the input without a schema, and no model is asked', async () => {
    expect(await answer('x', [])).toEqual({ requests: [], shown: { content: 'Where?' } });
  });
});
