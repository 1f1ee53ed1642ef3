import { describe, expect, it } from 'vitest';
import { parseTrace, type Trace } from '#contract/answers/trace.ts';
import { inputValuesSchema } from '#contract/component-values.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { readValues } from './read-values.ts';

function recorded(name: string): Trace {
  const trace = parseTrace(Object(readRecording(name)).trace);
  if (trace === null) throw new Error('The recording holds no trace');
  return trace;
}

type Components = Parameters<typeof smallFlow>[0];

const MODEL = { temperature: 0.1, api_key: { type: 'str', password: true, value: '' } };
const PROMPT_FLOW: Components = [
  { id: 'ChatInput-i1', name: 'Chat Input', fields: {} },
  { id: 'Prompt-p1', name: 'Tone Prompt', fields: {} },
  { id: 'LanguageModelComponent-m1', name: 'Writer', fields: MODEL },
  { id: 'ChatOutput-o1', name: 'Chat Output', fields: {} },
];

function valuesOf(trace: Trace, components: Components = PROMPT_FLOW) {
  const values = readValues(trace, indexFlow(smallFlow(components)));
  expect(inputValuesSchema.safeParse(values).success).toBe(true);
  return values?.components ?? [];
}

const textOf = (value: JsonValue | undefined) => (isJsonObject(value) ? value.text : value);

describe.each(['trace-of-prompt.json', 'trace-of-prompt-1.14.json'])('the values of a prompt in %s', (file) => {
  const [input, prompt, model, output] = valuesOf(recorded(file));

  it('names the components of the flow', () => {
    const seen = valuesOf(recorded(file));
    expect(seen.map(({ component, name }) => [component, name])).toEqual([
      ['ChatInput-i1', 'Chat Input'],
      ['Prompt-p1', 'Tone Prompt'],
      ['LanguageModelComponent-m1', 'Writer'],
      ['ChatOutput-o1', 'Chat Output'],
    ]);
    expect(seen.some(({ isGuess }) => isGuess)).toBe(false);
    expect(textOf(input?.received?.input_value)).toBe('why is the sky blue?');
    expect(textOf(output?.gave?.message)).toContain('MOCK[');
  });

  it('has the template with its variables', () => {
    expect(prompt?.received).toMatchObject({ template: 'Be {tone}. {question}', tone: 'tweaked-tone' });
    expect(textOf(prompt?.received?.question)).toBe('why is the sky blue?');
    expect(textOf(prompt?.gave?.prompt)).toBe('Be tweaked-tone. why is the sky blue?');
  });

  it('has the call of the model as the model got it', () => {
    expect(model?.received).toMatchObject({ temperature: 0.77, api_key: SECRET_MASK });
    const { startMs = 0, endMs = 0 } = model ?? {};
    const [call, ...others] = model?.calls ?? [];
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      kind: 'model',
      name: 'gpt-4o-mini',
      settings: { temperature: 0.77 },
      messages: [
        { role: 'system', text: 'You are the system message' },
        { role: 'user', text: 'Be tweaked-tone. why is the sky blue?' },
      ],
      answer: {
        role: 'assistant',
        text: 'MOCK[system: You are the system message || user: Be tweaked-tone. why is the sky blue?]',
      },
      tokens: { input: 12, output: 15 },
    });
    expect(call?.settings).not.toHaveProperty('max_tokens');
    expect(call?.startMs).toBeGreaterThan(startMs);
    expect(call?.endMs).toBeLessThan(endMs ?? 0);
  });

  it('has a message once, not each property in it and beside it', () => {
    const message = model?.received?.input_value;
    expect(textOf(message)).toBe('Be tweaked-tone. why is the sky blue?');
    expect(message).not.toHaveProperty('timestamp');
    expect(message).toHaveProperty('data.timestamp');
  });
});

const AGENT_FLOW: Components = [
  { id: 'CalculatorComponent-t1', name: 'Calculator', fields: {} },
  { id: 'Agent-a1', name: 'Agent', fields: {} },
];

describe.each(['trace-of-agent.json', 'trace-of-agent-1.14.json'])('the values of an agent in %s', (file) => {
  const agent = valuesOf(recorded(file), AGENT_FLOW).find(({ component }) => component === 'Agent-a1');
  const asks = [{ name: 'evaluate_expression', arguments: { expression: '2 + 3 * 4' } }];

  it('has the calls without the steps between them', () => {
    expect(agent?.calls.map(({ kind, name, tokens }) => [kind, name, tokens])).toEqual([
      ['model', 'gpt-4o-mini', { input: 10, output: 0 }],
      ['tool', 'evaluate_expression', undefined],
      ['model', 'gpt-4o-mini', { input: 12, output: 19 }],
    ]);
  });

  it('has what the model asked for, and what the tool gave', () => {
    const [first, tool, last] = agent?.calls ?? [];
    expect(first?.answer).toEqual({ role: 'assistant', text: '', asks });
    expect(tool).toMatchObject({ arguments: { expression: '2 + 3 * 4' }, result: '{"result": "14"}' });
    expect(last?.messages).toEqual([
      { role: 'system', text: 'tweaked system prompt' },
      { role: 'user', text: 'what is 2 + 3 * 4?' },
      { role: 'assistant', text: '', asks },
      { role: 'tool', text: '{"result": "14"}' },
    ]);
  });

  it('does not take its logs for an output', () => {
    expect(Object.keys(agent?.gave ?? {})).toEqual(['response', 'component_as_tool']);
    expect(JSON.stringify(agent)).not.toContain('*****');
  });
});

describe('the values of a failed run', () => {
  it('end with the component that failed, with what it received', () => {
    const seen = valuesOf(recorded('trace-of-failure.json'));
    expect(seen.map(({ name }) => name)).toEqual(['Chat Input', 'Tone Prompt', 'Writer']);
    const failed = seen.at(-1);
    expect(failed).toMatchObject({ received: { temperature: 'abc' }, gave: null, calls: [] });
    expect(failed?.error).toContain('1 validation error for ChatOpenAI');
  });
});

describe('the values of other traces', () => {
  const span = (more: JsonObject): JsonObject => ({ startTime: '2026-12-01T10:00:00.000Z', ...more });
  const traceOf = (...spans: JsonObject[]): Trace => {
    const trace = parseTrace({ id: 't', startTime: '2026-12-01T10:00:00.000Z', spans });
    if (trace === null) throw new Error('This is no trace');
    return trace;
  };

  it('tell two components of one type apart by what they received, then by order, and say so', () => {
    const flow: Components = [
      { id: 'Echo-a', name: 'Echo', fields: { words: 3 } },
      { id: 'Echo-b', name: 'Echo', fields: { words: 7 } },
    ];
    const guessed = (...words: number[]) =>
      valuesOf(traceOf(...words.map((count) => span({ name: 'Echo', inputs: { words: count } }))), flow).map(
        ({ component, isGuess }) => [component, isGuess],
      );
    expect(guessed(7, 3)).toEqual([
      ['Echo-b', true],
      ['Echo-a', true],
    ]);
    expect(guessed(5, 5)).toEqual([
      ['Echo-a', true],
      ['Echo-b', true],
    ]);
    // In a loop one component has several.
    expect(guessed(3, 7, 7)).toEqual([
      ['Echo-a', true],
      ['Echo-b', true],
      ['Echo-b', true],
    ]);
  });

  it('keep a call inside a call', () => {
    const model = span({ id: 'm', name: 'ChatOpenAI', type: 'llm', inputs: { prompts: ['hi'] } });
    const tool = span({
      id: 't',
      name: 'ask_agent',
      type: 'tool',
      inputs: { question: 'hi' },
      outputs: { output: "content=\"it\\'s \\xe9\" name='ask_agent'" },
      children: [span({ name: 'Chain', type: 'chain', children: [model] })],
    });
    const agent = span({ name: 'Agent', type: 'agent', inputs: {}, children: [tool] });
    const [seen] = valuesOf(traceOf(agent), AGENT_FLOW);
    expect(seen?.calls).toMatchObject([
      {
        ...{ id: 't', name: 'ask_agent', arguments: { question: 'hi' }, result: "it's é" },
        calls: [{ id: 'm', name: 'ChatOpenAI', messages: [{ role: 'user', text: 'hi' }] }],
      },
    ]);
  });

  it('mask the fields that are secret in the flow, whatever the server shows', () => {
    const flow: Components = [
      { id: 'Echo-a', name: 'Echo', fields: { phrase: { type: 'str', password: true, value: '' } } },
    ];
    const [seen] = valuesOf(traceOf(span({ name: 'Echo', inputs: { phrase: 'open sesame', words: 3 } })), flow);
    expect(seen?.received).toEqual({ phrase: SECRET_MASK, words: 3 });
  });

  it('are null without a start, and leave out spans without one', () => {
    const index = indexFlow(smallFlow(AGENT_FLOW));
    expect(readValues({ ...traceOf(), startTime: null }, index)).toBeNull();
    expect(valuesOf(traceOf({ name: 'Agent' }), AGENT_FLOW)).toEqual([]);
  });
});
