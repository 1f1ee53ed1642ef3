/** Chooses a field of the flow that a tweak can change. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isTweakable } from '#flow/index/is-tweakable.ts';

export interface ChosenField {
  component: FlowComponent;
  field: FlowField;
}

export interface FieldSelectProps {
  label: string;
  index: FlowIndex;
  value: ChosenField | null;
  onChange: (chosen: ChosenField | null) => void;
}

export function FieldSelect({ label, index, value, onChange }: FieldSelectProps) {
  const fields = useMemo(() => fieldsOf(index), [index]);
  return (
    <Select
      allowDeselect
      label={label}
      data-autofocus
      // If the list were open, Escape would close the list instead of the dialog.
      openOnFocus={false}
      searchable
      placeholder="Choose a field"
      data={fields.map(({ key, name }) => ({ value: key, label: name }))}
      value={value && keyOf(value)}
      onChange={(key) => onChange(fields.find((one) => one.key === key) ?? null)}
      nothingFoundMessage="No matching field"
    />
  );
}

const keyOf = ({ component, field }: ChosenField) => `${component.id}\n${field.name}`;

function fieldsOf(index: FlowIndex): (ChosenField & { key: string; name: string })[] {
  return index.components.flatMap((component) => {
    const { id, displayName } = component;
    const end = (index.byDisplayName.get(displayName)?.length ?? 0) > 1 ? ` (${id})` : '';
    return [...component.fields.values()].filter(isTweakable).map((field) => ({
      component,
      field,
      key: keyOf({ component, field }),
      name: `${displayName} · ${field.name}${end}`,
    }));
  });
}
