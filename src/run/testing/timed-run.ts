/** A run of two inputs with component times, as reported by the embedded engine. */
import type { RunEvent } from '#contract/run-event.ts';
import type { Run } from '../model/run.ts';
import { messageResult, outputReady, runOf } from './run-of.ts';

const step = (event: 'component-start' | 'component-end', input: number, at: number, component: string): RunEvent => ({
  event,
  at,
  input,
  component,
});
const text = (input: number, at: number): RunEvent => {
  const source = { component: 'Model-m1', outputs: ['ChatOutput-o1'], message_id: `m${input}` };
  return { event: 'text-delta', at, input, chunk: 'word ', ...source };
};

function inputEvents(input: number, start: number): RunEvent[] {
  const usage = { input_tokens: 20, output_tokens: 11, total_tokens: 31 };
  const properties = { source: { id: 'Model-m1', display_name: 'Language Model' }, usage };
  const said = { text: 'word '.repeat(5), id: `m${input}`, properties };
  const result = { ...messageResult(said.text, said.id), results: { message: { text_key: 'text', data: said } } };
  return [
    { event: 'input-start', at: start, input, inputs: {} },
    step('component-start', input, start, 'ChatInput-q1'),
    step('component-end', input, start + 10, 'ChatInput-q1'),
    step('component-start', input, start + 12, 'Model-m1'),
    ...[100, 200, 300, 400, 500].map((after) => text(input, start + after)),
    step('component-end', input, start + 512, 'Model-m1'),
    step('component-start', input, start + 512, 'ChatOutput-o1'),
    step('component-end', input, start + 520, 'ChatOutput-o1'),
    outputReady(input, result),
    { event: 'input-end', at: start + 520, input },
  ];
}

/** The browser receives everything 5 ms late. */
export function timedRun(changes: Partial<Run> = {}): Run {
  const events: RunEvent[] = [{ event: 'run-start', at: 0, inputs: 2 }, ...inputEvents(0, 5), ...inputEvents(1, 600)];
  // The results have no times.
  let at = 0;
  const received = events.map((event) => {
    at = event.event === 'output-ready' ? at : Math.max(at, event.at);
    return [at + 5, { ...event, at }] as const;
  });
  const inputs = [{ input_value: 'first question' }, { input_value: 'second question' }];
  const connections: [string, string][] = [
    ['ChatInput-q1', 'Model-m1'],
    ['Model-m1', 'ChatOutput-o1'],
  ];
  return { ...runOf({ request: { inputs, stream: true }, events: received, at: 1130 }), connections, ...changes };
}
