/** Builds the nested reply of run/advanced from the events of a run. */
import type { JsonObject } from './json.ts';
import type { RunEvent } from './run-event.ts';
import type { ResultData, RunOutputs, RunResponse } from './run-response.ts';

interface InputFold {
  inputs: JsonObject;
  /** Results by their index; an index is missing when its component was skipped or failed. */
  results: Map<number, ResultData | null>;
}

/**
 * Folds events into the reply: one entry per input in request order, with its results in graph order and without gaps.
 * An input that was announced but never started is null; one that failed keeps the results it had. Of several results
 * with the same index the last wins. A reply holds no errors; those are in the events `input-error` and `run-error`.
 */
export function foldRunResponse(events: Iterable<RunEvent>): RunResponse {
  let sessionId: string | null = null;
  let count = 0;
  const folds = new Map<number, InputFold>();
  const foldOf = (input: number): InputFold => {
    const known = folds.get(input);
    if (known) return known;
    const made: InputFold = { inputs: {}, results: new Map() };
    folds.set(input, made);
    count = Math.max(count, input + 1);
    return made;
  };
  for (const event of events) {
    switch (event.event) {
      case 'run-start':
        sessionId = event.session_id ?? sessionId;
        count = Math.max(count, event.inputs);
        break;
      case 'run-end':
        sessionId = event.session_id ?? sessionId;
        break;
      case 'input-start':
        foldOf(event.input).inputs = event.inputs ?? {};
        break;
      case 'output-ready':
        foldOf(event.input).results.set(event.index, event.result);
        break;
      default:
    }
  }
  const outputs = Array.from({ length: count }, (_, input) => {
    const fold = folds.get(input);
    return fold ? foldInput(fold) : null;
  });
  return { session_id: sessionId, outputs };
}

function foldInput(fold: InputFold): RunOutputs {
  const ordered = [...fold.results].sort(([left], [right]) => left - right);
  return { inputs: fold.inputs, outputs: ordered.map(([, result]) => result) };
}
