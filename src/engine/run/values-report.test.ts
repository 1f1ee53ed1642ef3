import { describe, expect, it } from 'vitest';
import type { InputValues } from '#contract/component-values.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { foldComponentValues } from '#contract/values/fold-component-values.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { buildFlow, chatInputNode, chatOutputNode, modelNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { readyModel } from '../testing/manual-model.ts';
import { oneModel } from '../testing/model-flows.ts';
import { testPorts } from '../testing/test-ports.ts';
import { RUN_LIMITS } from '../values/run-limits.ts';

const promptNode = {
  id: 'Prompt-1',
  type: 'Prompt Template',
  fields: {
    template: { type: 'prompt', _input_type: 'PromptInput', value: 'As {tone}: {question}' },
    tone: 'a friend',
    question: '',
    code: { type: 'code', value: 'class Prompt' },
  },
};
const promptFlow = buildFlow(
  [
    chatInputNode,
    promptNode,
    modelNode('Model-1', { api_key: { type: 'str', password: true, value: 'hunter2' } }),
    chatOutputNode(),
  ],
  [
    'ChatInput-1.message > Prompt-1.question',
    'Prompt-1.prompt > Model-1.input_value',
    'Model-1.text_output > ChatOutput-1.input_value',
  ],
);

async function report(
  index: FlowIndex,
  request: RunRequest,
  ports = testPorts({ model: readyModel(() => ['Hi', ' there']) }),
) {
  let now = 0;
  const clock = () => (now += 1);
  const { events } = await collectRun({ index, request, ports: { ...ports, clock }, reportsValues: true });
  return { events, values: (input = 0) => valuesOf(events, input) };
}

function valuesOf(events: readonly RunEvent[], input: number): InputValues | undefined {
  const own = events.filter((event) => 'input' in event && event.input === input);
  return own.reduce<InputValues | undefined>(
    (values, event) => foldComponentValues(values, event, own[0]?.at ?? 0),
    undefined,
  );
}

const ofComponent = (values: InputValues | undefined, id: string) =>
  values?.components.find(({ component }) => component === id);

describe('what a component received and gave', () => {
  it('is every field as it got it: tweaked, connected, empty, and never the code', async () => {
    const { values } = await report(promptFlow, {
      inputs: [{ input_value: 'why?' }],
      tweaks: { 'Prompt-1': { tone: 'a pirate' } },
    });
    const prompt = ofComponent(values(), 'Prompt-1');
    expect(prompt?.received).toEqual({
      template: 'As {tone}: {question}',
      tone: 'a pirate',
      question: expect.objectContaining({ text: 'why?', sender: 'User' }),
    });
    expect(prompt?.gave).toEqual({ prompt: expect.objectContaining({ text: 'As a pirate: why?' }) });
    expect(ofComponent(values(), 'ChatInput-1')?.received).toMatchObject({ input_value: 'why?', sender_name: 'User' });
    expect(ofComponent(values(), 'Model-1')?.received).toMatchObject({
      api_key: SECRET_MASK,
      system_message: '',
      temperature: 0.5,
    });
    expect(JSON.stringify(values())).not.toContain('hunter2');
  });

  it('is reported for each input, with its times since that input started', async () => {
    const { values } = await report(oneModel, { inputs: [{ input_value: 'one' }, { input_value: 'two' }] });
    for (const [input, question] of ['one', 'two'].entries()) {
      const { components = [] } = values(input) ?? {};
      expect(components.map(({ component }) => component)).toEqual(['ChatInput-1', 'Model-1', 'ChatOutput-1']);
      expect(components[0]?.received).toMatchObject({ input_value: question });
      for (const { startMs, endMs } of components) expect(endMs).toBeGreaterThan(startMs);
      expect(components[0]?.startMs).toBeLessThan(10);
    }
  });

  it('is reported of a component that refuses a value, as it came', async () => {
    const { events, values } = await report(oneModel, {
      inputs: [{ input_value: 'hi' }],
      tweaks: { 'Model-1': { max_tokens: 'many' } },
    });
    expect(events.some(({ event }) => event === 'input-error')).toBe(true);
    const model = ofComponent(values(), 'Model-1');
    expect(model?.received).toMatchObject({ max_tokens: 'many', input_value: { text: 'hi' } });
    expect(model).toMatchObject({ gave: null, error: expect.stringContaining("Could not convert 'many'") });
  });

  it('is not reported to a reader that does not ask for it', async () => {
    const { events } = await collectRun({
      index: oneModel,
      request: {},
      ports: testPorts({ model: readyModel(() => ['x']) }),
    });
    expect(events.filter(({ event }) => event === 'component-values')).toEqual([]);
  });

  it('masks a text that looks like a key, in any field', async () => {
    const { values } = await report(oneModel, { inputs: [{ input_value: 'Bearer abcdefgh' }] });
    expect(JSON.stringify(values())).not.toContain('abcdefgh');
  });
});

describe('a call of a model', () => {
  it('has its messages when it begins, and its answer and tokens when it ends', async () => {
    const { events, values } = await report(promptFlow, {
      inputs: [{ input_value: 'why?' }],
      tweaks: { 'Model-1': { system_message: 'Be brief', max_tokens: 40 } },
    });
    const parts = events.filter((event) => event.event === 'component-values' && event.component === 'Model-1');
    const begun = parts.findIndex((event) => 'call' in event);
    const firstText = events.findIndex(({ event }) => event === 'text-delta');
    expect(events.indexOf(parts[begun] ?? { event: 'run-end', at: 0 })).toBeLessThan(firstText);
    expect(parts[begun]).toMatchObject({ call: { endMs: null } });
    expect(ofComponent(values(), 'Model-1')?.calls).toEqual([
      {
        id: '1',
        kind: 'model',
        name: 'demo',
        startMs: expect.any(Number),
        endMs: expect.any(Number),
        settings: { temperature: 0.5, max_tokens: 40 },
        messages: [
          { role: 'system', text: 'Be brief' },
          { role: 'user', text: 'As a friend: why?' },
        ],
        answer: { role: 'assistant', text: 'Hi there' },
        tokens: { input: expect.any(Number), output: expect.any(Number) },
      },
    ]);
  });

  it('has its error', async () => {
    const model = {
      // biome-ignore lint/correctness/useYield: it fails before its first chunk
      async *stream(): AsyncGenerator<string, never, void> {
        throw new Error('no such model');
      },
    };
    const { values } = await report(oneModel, { inputs: [{ input_value: 'hi' }] }, testPorts({ model }));
    const component = ofComponent(values(), 'Model-1');
    expect(component?.calls).toMatchObject([{ error: 'no such model', endMs: expect.any(Number) }]);
    expect(component).toMatchObject({ error: 'no such model', gave: null, received: { temperature: 0.5 } });
  });
});

describe('long values', () => {
  it('are cut, with their size before', async () => {
    const length = RUN_LIMITS.reportedValueBytes + 500;
    const { values } = await report(oneModel, { inputs: [{ input_value: 'x'.repeat(length) }] });
    const text = ofComponent(values(), 'ChatInput-1')?.received?.input_value;
    expect(text).toBe('x'.repeat(RUN_LIMITS.reportedValueBytes));
    expect(values()?.cut).toContainEqual({ path: ['components', 0, 'received', 'input_value'], bytes: length });
    expect(values()?.cut).toContainEqual({ path: ['components', 1, 'calls', 0, 'messages', 0, 'text'], bytes: length });
  });

  it('are reported by their beginnings once those before them have filled the room of the run', async () => {
    const inputs = Array.from({ length: 5 }, () => ({ input_value: 'y'.repeat(RUN_LIMITS.reportedValueBytes) }));
    const { events, values } = await report(oneModel, { inputs });
    const size = JSON.stringify(events.filter(({ event }) => event === 'component-values')).length;
    expect(size).toBeLessThan(RUN_LIMITS.reportedBytes + RUN_LIMITS.reportedValueBytes);
    expect(ofComponent(values(4), 'ChatInput-1')?.received?.input_value).toBe('y'.repeat(1_000));
    expect(events.at(-1)?.event).toBe('run-end');
  });
});
