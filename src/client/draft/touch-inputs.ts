/** An empty input is a problem only after the user has left it, cleared it, or clicked Run. */
import type { DraftForm } from './storage/form-store.ts';

/** `index` of one input; defaults to all of them. */
export function touchEmptyInputs(form: DraftForm, index?: number): void {
  for (const [place, { value }] of form.getValues('inputs').entries()) {
    if (value === '' && (index === undefined || place === index)) {
      form.setValue(`inputs.${place}.value`, '', { shouldTouch: true });
    }
  }
}
