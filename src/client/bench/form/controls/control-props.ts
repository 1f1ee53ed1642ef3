/** Props of every control of the form. */
import type { JsonValue } from '#contract/json.ts';
import type { FormField } from '../model/form-model.ts';

export interface ControlProps {
  item: FormField;
  /** The value that is sent: the tweak's, or else the flow's. */
  value: JsonValue;
  placeholder: string;
  /** For screen readers: what the field accepts, and what its tweak does. */
  description: string;
  onChange: (value: JsonValue) => void;
}

/** Accessible name and (visually hidden) description, as props of Mantine's controls. */
export function labelProps({ item, description }: ControlProps) {
  return {
    'aria-label': item.field.name,
    description,
    descriptionProps: { className: 'tb-visually-hidden' },
  };
}
