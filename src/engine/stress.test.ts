import { describe, expect, it } from 'vitest';
import { readResultText } from '#contract/run-response.ts';
import { buildFlow, chatInputNode, chatOutputNode, type TestEdge, type TestNode } from './testing/build-flow.ts';
import { collectRun } from './testing/collect-run.ts';
import { readyModel } from './testing/manual-model.ts';
import { oneModel } from './testing/model-flows.ts';
import { eventsNamed } from './testing/read-events.ts';
import { recordedFlow } from './testing/recorded-flow.ts';
import { testPorts } from './testing/test-ports.ts';

const COMPONENTS = 2_000;

/** Combine Text components between a Chat Input and a Chat Output, in series or in parallel. */
function bigFlow(shape: 'row' | 'fan') {
  const middle: TestNode[] = Array.from({ length: COMPONENTS }, (_, index) => ({
    id: `CombineText-${index}`,
    type: 'CombineText',
    fields: { text1: '', text2: index % 1_000 === 0 ? '.' : '', delimiter: '' },
  }));
  const edges: TestEdge[] = middle.map(({ id }, index) =>
    shape === 'row' && index > 0
      ? (`CombineText-${index - 1}.combined_text > ${id}.text1` as const)
      : (`ChatInput-1.message > ${id}.text1` as const),
  );
  return buildFlow(
    [chatInputNode, ...middle, chatOutputNode()],
    [...edges, `CombineText-${COMPONENTS - 1}.combined_text > ChatOutput-1.input_value`],
  );
}

describe('large flows and texts', () => {
  it.each(['row', 'fan'] as const)('runs 2,000 components in a %s', async (shape) => {
    const { response, events } = await collectRun({
      index: bigFlow(shape),
      request: { inputs: [{ input_value: 'hi' }] },
      ports: testPorts(),
    });
    expect(eventsNamed(events, 'component-end')).toHaveLength(COMPONENTS + 2);
    const result = response.outputs?.[0]?.outputs[0];
    expect(result && readResultText(result)).toBe(shape === 'row' ? 'hi..' : 'hi');
  });

  it('passes a text of 5 MB through, with tweaks on every component', async () => {
    const text = 'word 👩 '.repeat(625_000);
    const { response } = await collectRun({
      index: recordedFlow('prompt'),
      request: { inputs: [{ input_value: text }], tweaks: { tone: text, sender_name: 'Bot' } },
      ports: testPorts(),
    });
    const result = response.outputs?.[0]?.outputs[0];
    expect(result && readResultText(result)?.length).toBe(2 * text.length + 'Answer as : '.length);
  });

  it('keeps all of 50,000 streamed words', async () => {
    const words = Array.from({ length: 50_000 }, (_, position) => `${position} `);
    const { response, events } = await collectRun({
      index: oneModel,
      request: { inputs: [{ input_value: 'hi' }] },
      ports: testPorts({ model: readyModel(() => words) }),
    });
    const streamed = eventsNamed(events, 'text-delta')
      .map(({ chunk }) => chunk)
      .join('');
    const result = response.outputs?.[0]?.outputs[0];
    expect(streamed).toBe(words.join(''));
    expect(result && readResultText(result)).toBe(streamed);
  });

  it('runs 500 inputs of one request, each with its own answer', async () => {
    const inputs = Array.from({ length: 500 }, (_, position) => ({ input_value: `input ${position}` }));
    const { response } = await collectRun({ index: recordedFlow('echo'), request: { inputs }, ports: testPorts() });
    const texts = response.outputs?.map((entry) => entry?.outputs[0] && readResultText(entry.outputs[0]));
    expect(texts).toEqual(inputs.map(({ input_value }) => input_value));
  });
});
