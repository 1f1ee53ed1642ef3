/** Builds runs with the real reducer from events and recorded results. */
import { z } from 'zod';
import type { RunEvent } from '#contract/run-event.ts';
import { type ResultData, resultDataSchema } from '#contract/run-response.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import type { RawReply, Run } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { type SampleRunOptions, sampleRun } from './sample-run.ts';

export interface RunOfOptions extends SampleRunOptions {
  /** Events with the time in ms at which the browser received them. */
  events?: readonly (readonly [number, RunEvent])[];
  replies?: readonly RawReply[];
  error?: RunError;
  end?: 'ended' | 'stopped' | 'running';
  at?: number;
}

/** A run after these events; by default it has ended after 2 s. */
export function runOf({
  events = [],
  replies = [],
  error,
  end = 'ended',
  at = 2000,
  ...options
}: RunOfOptions = {}): Run {
  const before = sampleRun(options);
  const updates: RunUpdate[] = [
    ...before.plan.requests.map((_, requestIndex): RunUpdate => ({ kind: 'sent', at: 0, requestIndex })),
    ...events.map(([receivedAt, event]): RunUpdate => ({ kind: 'event', received: { receivedAt, event } })),
    ...replies.map((reply): RunUpdate => ({ kind: 'reply', reply })),
    ...(error ? [{ kind: 'failed', at, requestIndex: error.requestIndex ?? 0, error } as const] : []),
    ...(end === 'running' ? [] : [{ kind: end, at } as const]),
  ];
  return reduceRun(before, updates);
}

export function textDelta(input: number, chunk: string): RunEvent {
  const source = { component: 'Model-m1', outputs: ['ChatOutput-o1'], message_id: `m${input}` };
  return { event: 'text-delta', at: 1, input, ...source, chunk };
}

export function outputReady(input: number, result: ResultData | null, index = 0): RunEvent {
  return { event: 'output-ready', at: 2, input, component: result?.component_id ?? 'ChatOutput-o1', index, result };
}

export function inputEnd(input: number): RunEvent {
  return { event: 'input-end', at: 3, input };
}

/** A message from Chat Output. */
export function messageResult(text: string, id = 'm'): ResultData {
  return {
    results: { message: { text_key: 'text', data: { text, id }, text } },
    outputs: { message: { message: text, type: 'text' } },
    component_display_name: 'Chat Output',
    component_id: 'ChatOutput-o1',
  };
}

/** A result of wire/outputs-by-type.json as if from Chat Output. */
export function recordedResult(name: string): ResultData {
  const all = z.record(z.string(), z.unknown()).parse(readRecording('outputs-by-type.json'));
  const { result } = z.looseObject({ result: resultDataSchema }).parse(all[name]);
  return { ...result, component_id: 'ChatOutput-o1', component_display_name: 'Chat Output' };
}

/** One answered input for each text. */
export function answeredRun(texts: readonly string[], options: RunOfOptions = {}): Run {
  const events = texts.flatMap((text, input) => [
    [100 + input, outputReady(input, messageResult(text, `m${input}`))] as const,
    [200 + input, inputEnd(input)] as const,
  ]);
  const inputs = texts.map((_, index) => ({ input_value: `question ${index + 1}` }));
  return runOf({ request: { inputs, stream: true }, events, ...options });
}
