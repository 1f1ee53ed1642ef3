import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { Run, RunTrace, TracedComponent } from '../model/run.ts';
import { messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { inputTokens, tokensByComponent } from './token-figures.ts';

/** The measured figures of the flow "Multi Agent Flow": three Agents in a row, then Chat Output. */
const AGENTS = [
  ['Agent-1', 432],
  ['Agent-2', 516],
  ['Agent-3', 497],
] as const;
const USAGE = { input_tokens: 1269, output_tokens: 176, total_tokens: 1445 };
const CONNECTIONS: [string, string][] = [
  ['Agent-1', 'Agent-2'],
  ['Agent-2', 'Agent-3'],
  ['Agent-3', 'ChatOutput-o1'],
];

function answer(component: string, writer: string, usage: JsonObject): RunEvent {
  const said = { text: 'hi', id: `of ${writer}`, properties: { source: { id: writer }, usage } };
  const result = { ...messageResult('hi', said.id), results: { message: { text_key: 'text', data: said } } };
  return outputReady(0, { ...result, component_id: component });
}

function runWith(events: RunEvent[], trace?: RunTrace): Run {
  const run = runOf({ events: events.map((event) => [10, event] as const) });
  const inputs = trace ? run.inputs.map((input) => ({ ...input, trace })) : run.inputs;
  return { ...run, connections: CONNECTIONS, inputs };
}

function traceOf(components: readonly (readonly [string | null, number])[], tokens: number | null): RunTrace {
  const step: Omit<TracedComponent, 'id' | 'tokens'> = {
    name: 'Agent',
    startMs: 0,
    endMs: 1,
    isFailed: false,
    error: null,
    model: null,
    cost: null,
  };
  const steps = components.map(([id, count]) => ({ ...step, id, tokens: count }));
  return { source: 'langflow-traces', id: 't', startedAt: 0, durationMs: 1, tokens, components: steps };
}

function figuresOf(run: Run) {
  const [input] = run.inputs;
  if (!input) throw new Error('No input');
  const byComponent = [...tokensByComponent(run, input)].map(([id, { total }]) => [id, total]);
  return { total: inputTokens(run, input)?.total, byComponent };
}

describe('tokens of models in a row', () => {
  const last = answer('ChatOutput-o1', 'Agent-3', USAGE);

  it('are not counted twice when the answer has their sum and the trace has each', () => {
    expect(figuresOf(runWith([last], traceOf(AGENTS, 1445)))).toEqual({ total: 1445, byComponent: AGENTS });
    expect(figuresOf(runWith([last], traceOf(AGENTS, null))).total).toBe(1445);
    const nameless = AGENTS.map(([, count]) => [null, count] as const);
    expect(figuresOf(runWith([last], traceOf(nameless, 1445))).total).toBe(1445);
  });

  it('are those of the answer without a trace', () => {
    expect(figuresOf(runWith([last])).total).toBe(1445);
  });

  it('belong to the component that the events name', () => {
    const ends = AGENTS.map(([component, total_tokens]): RunEvent => {
      return { event: 'component-end', at: 1, input: 0, component, token_usage: { total_tokens } };
    });
    expect(figuresOf(runWith([...ends, last]))).toEqual({ total: 1445, byComponent: AGENTS });
    expect(figuresOf(runWith([...ends, last], traceOf(AGENTS, 1445)))).toEqual({ total: 1445, byComponent: AGENTS });
  });

  it('are counted once when a second output shows a model in the middle', () => {
    const middle = answer('ChatOutput-o2', 'Agent-1', { total_tokens: 432 });
    expect(figuresOf(runWith([middle, last])).total).toBe(1445);
    const aside = answer('ChatOutput-o2', 'Agent-9', { total_tokens: 100 });
    expect(figuresOf(runWith([aside, last])).total).toBe(1545);
  });

  it('are the total of the trace when it counts more than its components', () => {
    expect(figuresOf(runWith([last], traceOf([['Agent-3', 497]], 1445))).total).toBe(1445);
  });
});
