/** What every control of the form is given. */
import type { JsonValue } from '#contract/json.ts';
import type { FormField } from '../model/form-model.ts';

export interface ControlProps {
  item: FormField;
  /** What is sent: the tweak's value, or the flow's where there is none. */
  value: JsonValue;
  placeholder: string;
  /** What the field takes, and what its tweak does, for those who cannot see it around the control. */
  description: string;
  onChange: (value: JsonValue) => void;
}

/** How every control of the kit is named and described; the description is heard, not seen. */
export function spoken({ item, description }: ControlProps) {
  return {
    'aria-label': item.field.name,
    description,
    descriptionProps: { className: 'tb-visually-hidden' },
  };
}
