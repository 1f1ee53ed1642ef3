/** A run of one input in which a component of the sample flow asks a person, as the embedded engine reports it. */
import type { RunEvent } from '#contract/run-event.ts';
import type { Run } from '../model/run.ts';
import { inputEnd, messageResult, outputReady, type RunOfOptions, runOf } from './run-of.ts';

export const QUESTION = {
  event: 'human-input-required',
  at: 20,
  input: 0,
  component: 'Model-m1',
  job_id: 'job',
  request_id: 'Model-m1:job',
  prompt: 'Ship it?',
  timeout_ms: null,
  options: [
    { action_id: 'approve', label: 'Approve' },
    { action_id: 'reject', label: 'Reject' },
  ],
} as const satisfies RunEvent;

const source = { input: 0, component: 'Model-m1' };
const BEFORE_QUESTION: RunEvent[] = [
  { event: 'input-start', at: 0, input: 0, inputs: {} },
  { event: 'component-start', at: 10, ...source },
];

/** It asks at 20 ms, and nobody has decided. */
export function askingRun(
  options: RunOfOptions = { end: 'running' },
  question: Extract<RunEvent, { event: 'human-input-required' }> = QUESTION,
): Run {
  return runOf({ events: [...BEFORE_QUESTION, question].map((event) => [event.at, event] as const), ...options });
}

/** It was decided at 1,020 ms (`action` null: elsewhere), and answered at 1,100 ms. */
export function decidedRun(action: string | null = 'approve', timeoutMs: number | null = null): Run {
  const later: RunEvent[] = [
    { event: 'human-input-decided', at: 1_020, ...source, request_id: QUESTION.request_id, action_id: action },
    { event: 'component-end', at: 1_022, ...source },
    { event: 'component-start', at: 1_023, input: 0, component: 'ChatOutput-o1' },
    { event: 'component-end', at: 1_100, input: 0, component: 'ChatOutput-o1' },
    { ...outputReady(0, messageResult('shipped')), at: 1_100 },
    { ...inputEnd(0), at: 1_100 },
  ];
  return askingRun({
    events: [...BEFORE_QUESTION, { ...QUESTION, timeout_ms: timeoutMs }, ...later].map(
      (event) => [event.at, event] as const,
    ),
    at: 1_100,
  });
}
