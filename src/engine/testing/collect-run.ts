/** Runs a request to its end and returns the answer as run/advanced would: status and body. */
import { foldRunResponse } from '#contract/fold-run-response.ts';
import type { JsonValue } from '#contract/json.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { RunResponse } from '#contract/run-response.ts';
import { type RunFlowOptions, runFlow } from '../run/run-flow.ts';

export interface CollectedRun {
  readonly events: readonly RunEvent[];
  readonly status: number;
  /** The complete reply, even when an input failed. */
  readonly response: RunResponse;
  /** Body of the first failure; null when nothing failed. */
  readonly error: JsonValue;
}

export async function collectRun(options: Omit<RunFlowOptions, 'signal'>): Promise<CollectedRun> {
  const events: RunEvent[] = [];
  for await (const event of runFlow({ ...options, signal: new AbortController().signal })) events.push(event);
  const failed = events.find((event) => event.event === 'run-error' || event.event === 'input-error');
  return {
    events,
    status: failed?.error.status ?? 200,
    response: foldRunResponse(events),
    error: failed?.error.body ?? null,
  };
}
