/** The field of the form for an item of a 422. */
import type { ValidationItem } from '#contract/error-body.ts';
import { fieldSentAs, REQUEST_FIELDS } from '#run/model/request-fields.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import type { FieldTarget } from '../../../shell/state/ui-state.ts';
import { bodyPath, draftIndexOf } from '../../draft/field-errors.ts';

/** Null if the form has no such field. */
export function validationTarget({ loc }: ValidationItem, error: RunError, run: Run): FieldTarget | null {
  const [top, position] = bodyPath(loc);
  if (top === 'inputs')
    return { kind: 'input', index: typeof position === 'number' ? draftIndexOf(run, error, position) : 0 };
  if (top === 'tweaks') return { kind: 'tweaks', line: null };
  const key = fieldSentAs(top);
  const kind = key === undefined ? null : REQUEST_FIELDS[key].section;
  return kind && { kind };
}

/** `inputs 2 › input_value`: lists count from 1, as the form does. */
export function validationLabel({ loc }: ValidationItem): string {
  const parts = bodyPath(loc).map((part) => (typeof part === 'number' ? String(part + 1) : part));
  return parts.length === 0 ? 'The whole body' : parts.join(' ');
}
