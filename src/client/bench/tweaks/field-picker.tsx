/** Picks a component and one of its fields, and writes the tweak with the current value. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { FlowComponent, FlowIndex } from '#flow/index/flow-index.ts';
import { isTweakable } from '#flow/index/is-tweakable.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import type { SuggestedField } from '#flow/request/suggested-fields.ts';
import { HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import classes from './field-picker.module.css';

function tweakableFields(component: FlowComponent) {
  return [...component.fields.values()].filter(isTweakable);
}

interface FieldPickerProps {
  index: FlowIndex;
  onPick: (picked: SuggestedField) => void;
  onFillIn: (component: FlowComponent) => void;
}

export function FieldPicker({ index, onPick, onFillIn }: FieldPickerProps) {
  const [id, setId] = useState<string | null>(null);
  const component = id === null ? undefined : index.byId.get(id);
  const components = index.components.filter((candidate) => tweakableFields(candidate).length > 0);
  const fields = component ? tweakableFields(component) : [];
  return (
    <div className="tb-stack">
      <Select
        allowDeselect
        label="Component"
        placeholder="Choose a component"
        data={components.map(({ id: value, displayName }) => ({ value, label: displayName }))}
        value={id}
        onChange={setId}
        searchable
        withScrollArea={false}
        classNames={{ options: classes.options ?? '' }}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
        renderOption={({ option }) => <Choice label={option.label} note={option.value} />}
      />
      <Select
        allowDeselect
        label="Field"
        placeholder={component ? 'Choose a field' : 'Choose a component first'}
        data={fields.map(({ name }) => name)}
        value={null}
        onChange={(name) => {
          const field = fields.find((candidate) => candidate.name === name);
          if (component && field) onPick({ component, field });
        }}
        searchable
        withScrollArea={false}
        classNames={{ options: classes.options ?? '' }}
        nothingFoundMessage={component ? 'No matching field' : 'Choose a component first'}
        comboboxProps={{ withinPortal: false }}
        renderOption={({ option }) => {
          const field = component?.fields.get(option.value);
          const value = field && isSecretField(field) ? HIDDEN_VALUE : showValue(field?.value ?? null);
          return <Choice label={option.label} note={value} isMono />;
        }}
      />
      {component && (
        <div className={`tb-hairline-above tb-gap-sm tb-stack tb-start ${classes.fill}`}>
          <p className="tb-sm-tall tb-quiet">Or add all of its fields with their values in the flow:</p>
          <Button size="compact-sm" onClick={() => onFillIn(component)}>
            Fill in defaults
          </Button>
        </div>
      )}
    </div>
  );
}

function Choice({ label, note, isMono = false }: { label: string; note: string; isMono?: boolean }) {
  return (
    <span className="tb-sm-tall tb-between tb-shrink tb-wide tb-gap-md tb-flex tb-baseline">
      <span className={isMono ? 'tb-mono tb-fixed tb-one-line' : 'tb-fixed tb-one-line'}>{label}</span>
      <span className="tb-cut tb-mono tb-faint tb-shrink tb-size-xs">{note}</span>
    </span>
  );
}
