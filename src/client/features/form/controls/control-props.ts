/** What every control of the form is given. */
import type { JsonValue } from '#contract/json.ts';
import type { FormField } from '../form-model.ts';

export interface ControlProps {
  item: FormField;
  /** What is sent: the tweak's value, or the flow's where there is none. */
  value: JsonValue;
  placeholder: string;
  /** Id of the element that says what the field takes, and what its tweak does. */
  describedBy: string;
  onChange: (value: JsonValue) => void;
}

/** A text as it stands in a field; empty for null. */
export function textOf(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
