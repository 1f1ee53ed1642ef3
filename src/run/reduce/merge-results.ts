/** The nested reply of a whole run, whatever requests it took: one entry an input, in the user's order. */
import { foldRunResponse } from '#contract/fold-run-response.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { RunResponse } from '#contract/run-response.ts';
import type { Run } from '../model/run.ts';

/** Null while no input has a result and none was answered. */
export function mergeResults(run: Pick<Run, 'inputs' | 'events' | 'sessionId'>): RunResponse | null {
  const isAnswered = run.inputs.some(
    ({ status, outputs }) => status === 'done' || outputs.some(({ result }) => result),
  );
  if (!isAnswered) return null;
  const places = new Map(run.inputs.map(({ index }, place) => [index, place]));
  const merged = foldRunResponse(placedEvents(run, places));
  return { ...merged, session_id: run.sessionId };
}

/** An input that was run alone is the first of its own reply. */
function* placedEvents(run: Pick<Run, 'inputs' | 'events'>, places: ReadonlyMap<number, number>): Generator<RunEvent> {
  for (const { event } of run.events) {
    if (event.event === 'run-start') yield { ...event, inputs: run.inputs.length };
    else if (event.event === 'run-end' || event.event === 'run-error') continue;
    else yield { ...event, input: places.get(event.input) ?? event.input };
  }
}
