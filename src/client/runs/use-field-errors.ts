/** The server's errors about fields of the form, from the shown run. */
import type { Run } from '#run/model/run.ts';
import { type FieldErrors, fieldErrorsOf, NO_FIELD_ERRORS } from '../draft/field-errors.ts';
import { useShownRunId } from '../navigation/use-url-key.ts';
import { useRunPart } from './use-runs.ts';

export function useFieldErrors(): FieldErrors {
  const shownRunId = useShownRunId();
  return useRunPart(shownRunId, selectErrors).part ?? NO_FIELD_ERRORS;
}

/** A constant until the run ends, so that streamed tokens do not render the form. */
function selectErrors(run: Run): FieldErrors {
  if (run.status === 'running') return NO_FIELD_ERRORS;
  return fieldErrorsOf(run);
}
