/** An empty input is a problem only after a person has left it, cleared it, or pressed Run. */
import type { UseFormReturn } from 'react-hook-form';
import type { RequestDraft } from '#run/model/request-draft.ts';

/** `index`: one input; all of them where it is left out. */
export function touchEmptyInputs(form: UseFormReturn<RequestDraft>, index?: number): void {
  for (const [position, { value }] of form.getValues('inputs').entries()) {
    if (value === '' && (index === undefined || position === index)) {
      form.setValue(`inputs.${position}.value`, '', { shouldTouch: true });
    }
  }
}
