import { v5 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { parseTrace, type Trace } from '#contract/answers/trace.ts';
import type { RunEvent } from '#contract/run-event.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';
import { inputEnd, messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { LANGFLOW_SERVER } from '../testing/sample-run.ts';
import { SPAN_NAMESPACE } from '../traces/span-component.ts';
import { withTraces } from '../traces/with-traces.ts';
import { componentTimes } from './component-times.ts';

const model = 'Model-m1';
const step = (event: 'component-start' | 'component-end', at: number, component: string, input = 0): RunEvent => ({
  event,
  at,
  input,
  component,
});
const text = (at: number, input = 0): RunEvent => {
  const source = { component: model, outputs: ['ChatOutput-o1'], message_id: 'm' };
  return { event: 'text-delta', at, input, chunk: 'a', ...source };
};

describe('componentTimes of the embedded server’s events', () => {
  // The browser receives everything 1,000 ms late, so that its times differ from the server's.
  const late = (event: RunEvent): readonly [number, RunEvent] => [
    event.event === 'run-start' ? 0 : event.at + 1000,
    event,
  ];
  const events: RunEvent[] = [
    { event: 'run-start', at: 0, inputs: 2 },
    { event: 'input-start', at: 10, input: 0 },
    step('component-start', 11, 'ChatInput-q1'),
    step('component-end', 12, 'ChatInput-q1'),
    step('component-start', 12, model),
    text(40),
    text(50),
    step('component-end', 112, model),
    outputReady(0, messageResult('aa')),
    inputEnd(0),
    { event: 'input-start', at: 200, input: 1 },
    step('component-start', 201, model, 1),
    { event: 'component-skip', at: 202, input: 1, component: 'ChatOutput-o1', reason: 'Its branch was not taken' },
    { event: 'component-error', at: 230, input: 1, component: model, display_name: 'M', message: 'It broke' },
  ];
  const inputs = [{ input_value: 'a' }, { input_value: 'b' }];
  const run = runOf({ request: { inputs, stream: true }, events: events.map(late) });

  it('are on the server’s clock, from the start of each input', () => {
    expect(componentTimes(run, 0)).toMatchObject({
      source: 'events',
      clock: 'server',
      offsetMs: 10,
      isPending: false,
      components: [
        { id: 'ChatInput-q1', name: 'Chat Input', startMs: 1, endMs: 2, firstTextMs: null, state: 'done' },
        { id: model, name: 'Language Model', startMs: 2, endMs: 102, firstTextMs: 30, state: 'done' },
      ],
    });
  });

  it('show which components failed and which were skipped', () => {
    expect(componentTimes(run, 1)).toMatchObject({
      offsetMs: 200,
      components: [
        { id: model, startMs: 1, endMs: 30, state: 'failed', error: 'It broke' },
        { id: 'ChatOutput-o1', startMs: 2, endMs: 2, state: 'skipped' },
      ],
    });
  });

  it('have no end for running and stopped components', () => {
    const begun = [step('component-start', 1, model)].map(late);
    expect(componentTimes(runOf({ events: begun, end: 'running' }), 0).components).toMatchObject([
      { endMs: null, state: 'running' },
    ]);
    expect(componentTimes(runOf({ events: begun, end: 'stopped' }), 0).components).toMatchObject([
      { endMs: null, state: 'stopped' },
    ]);
  });

  it('take tokens from the message that the model wrote', () => {
    const result = messageResult('aa');
    const said = { source: { id: model }, usage: { input_tokens: 3, output_tokens: 4, total_tokens: 7 } };
    result.results = { message: { text_key: 'text', data: { text: 'aa', id: 'm', properties: said } } };
    const counted = runOf({ events: [step('component-start', 1, model), outputReady(0, result)].map(late) });
    expect(componentTimes(counted, 0).components).toMatchObject([{ id: model, tokens: 7 }]);
  });
});

describe('componentTimes of a Langflow', () => {
  const request = { inputs: [{ input_value: 'hi' }] };
  const index = indexFlow(exportFromOutline(parseOutline(readRecording('flows/chat.json'))));
  const traced = (trace: Trace) => withTraces(answered, new Map([[0, trace]]), { index, rules: LANGFLOW_SERVER.rules });
  const recorded = (name: 'detail' | 'detailOfFailedRun') => {
    const all = readRecording('traces.json');
    const trace = parseTrace(Object(Object(all)[name]).body);
    if (trace === null) throw new Error('The recording holds no trace');
    return trace;
  };
  const answered = runOf({ server: LANGFLOW_SERVER, request });

  it('are not reported without events and traces', () => {
    expect(componentTimes(answered, 0)).toMatchObject({ source: 'not reported', components: [], isPending: false });
    expect(componentTimes({ ...answered, isReadingTraces: true }, 0).isPending).toBe(true);
    expect(componentTimes(answered, 7)).toMatchObject({ source: 'not reported', components: [] });
  });

  it('are those of the trace, from its start', () => {
    const { source, clock, components } = componentTimes(traced(recorded('detail')), 0);
    expect({ source, clock }).toEqual({ source: 'traces', clock: 'server' });
    expect(
      components.map(({ id, startMs, endMs }) => [
        id,
        Math.round(startMs * 10) / 10,
        Math.round((endMs ?? 0) * 10) / 10,
      ]),
    ).toEqual([
      ['ChatInput-q1', 3.2, 8.1],
      ['Prompt-p1', 10.1, 10.1],
      ['EchoLLM-m1', 12, 321.9],
      ['ChatOutput-o1', 324.3, 330.2],
    ]);
    expect(components.every(({ state, firstTextMs }) => state === 'done' && firstTextMs === null)).toBe(true);
    // The recorded model reported none.
    expect(components.map(({ tokens, cost }) => [tokens, cost])).toEqual(Array(4).fill([null, null]));
  });

  it('show which component failed', () => {
    const trace = recorded('detailOfFailedRun');
    expect(componentTimes(traced(trace), 0).components.at(-1)).toMatchObject({
      id: 'EchoLLM-m1',
      state: 'failed',
      error: 'the model exploded',
    });
  });

  it('use the name in the flow if the span is named after the type', () => {
    const trace = recorded('detail');
    for (const span of trace.spans) if (span.name === 'Echo LLM') span.name = 'Chat Output';
    // Two spans share a name; the first is identified by its id.
    const spanId = v5(`${trace.id}-EchoLLM-m1`, SPAN_NAMESPACE);
    for (const span of trace.spans.slice(2, 3)) span.id = spanId;
    expect(componentTimes(traced(trace), 0).components[2]).toMatchObject({ id: 'EchoLLM-m1', name: 'Echo LLM' });
  });

  it('add up the tokens of all models that a component called', () => {
    const trace = recorded('detail');
    const usage = (totalTokens: number, cost: number) => ({ name: 'Model', tokenUsage: { totalTokens, cost } });
    for (const span of trace.spans) span.children = [usage(5, 0.25), usage(6, 0.5)];
    const { components } = componentTimes(traced(trace), 0);
    expect(components[2]).toMatchObject({ tokens: 11, cost: 0.75 });
  });

  it('are on the browser’s clock for the workflows route, from the start of the request', () => {
    const transport = { transport: 'workflow-stream', method: 'POST', path: '/', headers: [], body: {} } as const;
    const plan = {
      requests: [{ ...transport, headers: [], inputs: [0], stopReachesServer: true }],
      reasons: [],
      concurrency: 1,
    };
    const events = [
      [300, { event: 'input-start', at: 0, input: 0 }],
      [310, step('component-start', 0, 'EchoLLM-m1')],
      [350, { ...text(0), component: 'EchoLLM-m1' }],
      [400, step('component-end', 0, 'EchoLLM-m1')],
    ] as const;
    expect(componentTimes({ ...runOf({ server: LANGFLOW_SERVER, request, events }), plan }, 0)).toMatchObject({
      source: 'live-events',
      clock: 'browser',
      components: [{ id: 'EchoLLM-m1', startMs: 310, firstTextMs: 350, endMs: 400, state: 'done' }],
    });
  });
});
