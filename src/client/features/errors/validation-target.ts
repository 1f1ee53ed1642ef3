/** The field of the form for an item of a 422. */
import type { ValidationItem } from '#contract/error-body.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import type { FieldTarget } from '../../state/ui-state.ts';

/** Null if the form has no such field. `loc` is FastAPI's: `body`, then the path in the request. */
export function validationTarget({ loc }: ValidationItem, error: RunError, run: Run): FieldTarget | null {
  const [top, place] = loc[0] === 'body' ? loc.slice(1) : loc;
  if (top === 'inputs') {
    const sent = error.requestIndex === null ? undefined : run.plan.requests[error.requestIndex]?.inputs;
    return typeof place === 'number' ? { kind: 'input', index: sent?.[place] ?? place } : { kind: 'input', index: 0 };
  }
  if (top === 'outputs') return { kind: 'outputs' };
  if (top === 'session_id') return { kind: 'session' };
  return top === 'tweaks' ? { kind: 'tweaks', line: null } : null;
}

/** `inputs 2 › input_value`: lists count from 1, as the form does. */
export function validationPlace({ loc }: ValidationItem): string {
  const path = loc[0] === 'body' ? loc.slice(1) : loc;
  const words = path.map((part) => (typeof part === 'number' ? String(part + 1) : part));
  return words.length === 0 ? 'The whole body' : words.join(' ');
}
