/** An empty input is a problem only after a person has left it, cleared it, or pressed Run. */
import type { DraftForm } from './storage/form-store.ts';

/** `index`: one input; all of them where it is left out. */
export function touchEmptyInputs(form: DraftForm, index?: number): void {
  for (const [place, { value }] of form.getValues('inputs').entries()) {
    if (value === '' && (index === undefined || place === index)) {
      form.setValue(`inputs.${place}.value`, '', { shouldTouch: true });
    }
  }
}
