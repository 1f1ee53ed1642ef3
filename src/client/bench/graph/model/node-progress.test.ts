import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { type RunOfOptions, runOf } from '#run/testing/run-of.ts';
import { runProgress } from './node-progress.ts';

const index = indexFlow(
  smallFlow(
    [
      { id: 'ChatInput-1', fields: { input_value: '' } },
      { id: 'Model-1', name: 'Model', fields: { input_value: '' } },
      { id: 'ChatOutput-1', fields: { input_value: '' } },
      { id: 'Alone-1', fields: { text: '' } },
    ],
    ['ChatInput-1 -> Model-1.input_value', 'Model-1 -> ChatOutput-1.input_value'],
  ),
);

type Step = readonly ['start' | 'end' | 'skip' | 'error', at: number, component: string, input?: number];

function eventOf([kind, at, component, input = 0]: Step): RunEvent {
  if (kind === 'skip') return { event: 'component-skip', at, input, component, reason: 'Its branch was not taken' };
  if (kind === 'error')
    return { event: 'component-error', at, input, component, display_name: 'Model', message: 'It broke' };
  return { event: kind === 'start' ? 'component-start' : 'component-end', at, input, component };
}

interface Shown extends Omit<RunOfOptions, 'events'> {
  inputs?: number;
  shown?: number | null;
}

function progressOf(steps: readonly Step[], { inputs = 1, shown = null, ...options }: Shown = {}) {
  const run = runOf({
    request: { inputs: Array.from({ length: inputs }, () => ({ input_value: 'a' })), stream: true },
    events: [
      [0, { event: 'run-start', at: 0, inputs }],
      ...Array.from({ length: inputs }, (_, input) => [0, { event: 'input-start', at: 0, input }] as const),
      ...steps.map((step) => [step[1], eventOf(step)] as const),
    ],
    ...options,
  });
  return Object.fromEntries([...runProgress(run, shown, index)].map(([id, { text }]) => [id, text]));
}

const begun: Step[] = [
  ['start', 0, 'ChatInput-1'],
  ['end', 10, 'ChatInput-1'],
  ['start', 10, 'Model-1'],
];

describe('runProgress', () => {
  it('has finished, running and waiting components', () => {
    expect(progressOf(begun, { end: 'running' })).toEqual({
      'ChatInput-1': 'done in 10 ms',
      'Model-1': 'running',
      'ChatOutput-1': 'waiting',
    });
  });

  it('has the start of a running component, on this browser’s clock', () => {
    const run = runOf({
      request: { inputs: [{ input_value: 'a' }], stream: true },
      events: [
        [0, { event: 'run-start', at: 0, inputs: 1 }],
        ...begun.map((step) => [step[1] + 700, eventOf(step)] as const),
      ],
      end: 'running',
    });
    const progress = runProgress(run, null, index);
    expect(progress.get('Model-1')?.since).toBe(run.startedAt + 710);
    expect(progress.get('ChatInput-1')?.since).toBeNull();
  });

  it('has the duration of each component', () => {
    const ended: Step[] = [...begun, ['end', 1220, 'Model-1'], ['skip', 1221, 'ChatOutput-1']];
    expect(progressOf(ended)).toEqual({
      'ChatInput-1': 'done in 10 ms',
      'Model-1': 'done in 1.21 s',
      'ChatOutput-1': 'skipped',
    });
  });

  it('has failed components and when they failed', () => {
    expect(progressOf([...begun, ['error', 510, 'Model-1']])['Model-1']).toBe('failed after 500 ms');
  });

  it('has stopped components, without those that never started', () => {
    expect(progressOf(begun, { end: 'stopped' })).toEqual({ 'ChatInput-1': 'done in 10 ms', 'Model-1': 'stopped' });
  });

  it('is empty if the server reports no components', () => {
    expect(progressOf([], { end: 'running' })).toEqual({});
  });

  it('finds the component that an error names', () => {
    const error = {
      kind: 'component-failed',
      status: 500,
      title: 'x',
      message: 'x',
      requestIndex: 0,
      component: null,
      displayName: 'Model',
      raw: null,
    } as const;
    expect(progressOf([], { error: Object(error) })).toEqual({ 'Model-1': 'failed' });
  });

  it('joins several inputs, or shows one', () => {
    const steps: Step[] = [
      ['start', 0, 'ChatInput-1', 0],
      ['end', 10, 'ChatInput-1', 0],
      ['start', 0, 'ChatInput-1', 1],
      ['end', 40, 'ChatInput-1', 1],
      ['start', 10, 'Model-1', 0],
      ['end', 90, 'Model-1', 0],
    ];
    const options: Shown = { inputs: 2, end: 'running' };
    expect(progressOf(steps, options)).toMatchObject({
      'ChatInput-1': 'done, up to 40 ms',
      'Model-1': 'waiting, 1 of 2 done',
    });
    expect(progressOf(steps, { ...options, shown: 0 })).toMatchObject({
      'Model-1': 'done in 80 ms',
      'ChatOutput-1': 'waiting',
    });
    const atOnce = [0, 1].flatMap((input): Step[] => [
      ['start', 0, 'ChatInput-1', input],
      ['end', 0, 'ChatInput-1', input],
    ]);
    expect(progressOf(atOnce, { inputs: 2 })).toMatchObject({ 'ChatInput-1': 'done in under 1 ms' });
    expect(progressOf(steps, { ...options, shown: 1 })).toMatchObject({ 'Model-1': 'waiting' });
  });
});
