/** Maps the items of a 422 to fields of the form. */
import type { ValidationItem } from '#contract/error-body.ts';
import { isJsonEqual } from '#contract/json.ts';
import { type FieldKey, fieldSentAs } from '#run/model/request-fields.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';

export interface FieldError {
  message: string;
  /** The value that was sent: the error goes when the field has another value. */
  sentValue: unknown;
}

export interface FieldErrors {
  /** By index in the form, from 0. */
  inputs: ReadonlyMap<number, FieldError>;
  fields: ReadonlyMap<FieldKey, FieldError>;
}

export const NO_FIELD_ERRORS: FieldErrors = { inputs: new Map(), fields: new Map() };

/** No errors are always the same object. */
export function fieldErrorsOf(run: Run | null): FieldErrors {
  if (run === null) return NO_FIELD_ERRORS;
  const failures = [run.error, ...run.inputs.map(({ error }) => error)].filter((error) => error !== null);
  const inputs = new Map<number, FieldError>();
  const fields = new Map<FieldKey, FieldError>();
  for (const failure of failures) {
    for (const { loc, msg } of itemsOf(failure)) {
      const [top, position] = bodyPath(loc);
      if (top === 'inputs' && typeof position === 'number') {
        const index = draftIndexOf(run, failure, position);
        inputs.set(index, { message: msg, sentValue: run.draft.inputs[index]?.value ?? '' });
      }
      const key = fieldSentAs(top);
      if (key !== undefined) fields.set(key, { message: msg, sentValue: run.draft[key] });
    }
  }
  return inputs.size + fields.size === 0 ? NO_FIELD_ERRORS : { inputs, fields };
}

/** The error that a field with this value shows; null if the value is not the one that was sent. */
export function fieldMessage(error: FieldError | undefined, value: unknown): string | null {
  return error !== undefined && isJsonEqual(error.sentValue, value) ? error.message : null;
}

function itemsOf(error: RunError): readonly ValidationItem[] {
  return error.kind === 'validation' ? error.items : [];
}

/** Path in the request: FastAPI's `loc` begins with `body`. */
export function bodyPath(loc: ValidationItem['loc']): ValidationItem['loc'] {
  return loc[0] === 'body' ? loc.slice(1) : loc;
}

/** Index in the form of an input of the request, which may have only some of the form's inputs. */
export function draftIndexOf(run: Run, error: RunError, position: number): number {
  const request = error.requestIndex === null ? undefined : run.plan.requests[error.requestIndex];
  return request?.inputs[position] ?? position;
}
