/** Choose one option, one option or any other text, or several options. */
import { Autocomplete, MultiSelect, Select, TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { JsonValue } from '#contract/json.ts';
import { modelText } from '#flow/index/model-selection.ts';
import { typedText } from '#run/model/typed-value.ts';
import { isLongList } from '../../../shell/ui/controls/is-long-list.ts';
import { type ControlProps, labelProps } from './control-props.ts';

const shared = (props: ControlProps) => ({
  ...labelProps(props),
  comboboxProps: { withinPortal: true, shadow: 'md', transitionProps: { duration: 120 } },
});

interface SelectProps extends ControlProps {
  options: readonly JsonValue[];
  /** `textOf` gives the label of an option; options with the same label are merged. */
  textOf?: (option: JsonValue) => string;
}

export function SelectControl({ options, textOf = typedText, ...props }: SelectProps) {
  const { value, placeholder, onChange } = props;
  const current = textOf(value);
  const [search, setSearch] = useState(current);
  const values = new Map(options.map((option) => [textOf(option), option]));
  // A value that is not an option is still sent, so show it.
  const isKnown = values.has(current);
  const data = [...new Set([...values.keys(), ...(isKnown || current === '' ? [] : [current])])].filter(
    (one) => one !== '',
  );
  return (
    <Select
      {...shared(props)}
      data={data}
      value={current === '' ? null : current}
      placeholder={placeholder}
      searchable={isLongList(data)}
      data-pending={search !== current || undefined}
      onSearchChange={setSearch}
      nothingFoundMessage="No matching option"
      onChange={(next) => {
        if (next !== null) onChange(values.get(next) ?? next);
      }}
    />
  );
}

/** One of the models in the export, or the flow's own model. */
export function ModelControl(props: ControlProps & { options: readonly JsonValue[] }) {
  const { value } = props.item.field;
  return (
    <SelectControl
      {...props}
      options={[value, ...props.options]}
      textOf={(option) => modelText(option) ?? typedText(option)}
    />
  );
}

export function ComboControl({ options, ...props }: ControlProps & { options: readonly string[] }) {
  const { value, placeholder, onChange } = props;
  return (
    <Autocomplete
      {...shared(props)}
      data={[...new Set(options)]}
      value={typedText(value)}
      placeholder={placeholder}
      onChange={(next) => onChange(next)}
    />
  );
}

export interface ManyProps extends ControlProps {
  options: readonly string[];
  acceptsOther: boolean;
}

export function ManyControl({ options, acceptsOther, ...props }: ManyProps) {
  const { value, onChange } = props;
  const [search, setSearch] = useState('');
  const chosen = Array.isArray(value) ? value.map(typedText) : typedText(value) === '' ? [] : [typedText(value)];
  const placeholder = chosen.length > 0 ? '' : props.placeholder;
  const data = [...new Set([...options, ...(acceptsOther ? [] : chosen)])];
  if (acceptsOther) {
    return (
      <TagsInput
        {...shared(props)}
        data={data}
        data-pending={search !== '' || undefined}
        onSearchChange={setSearch}
        value={chosen}
        placeholder={placeholder || 'Enter adds one'}
        splitChars={[]}
        allowDuplicates
        acceptValueOnBlur
        onChange={(next) => onChange(next)}
      />
    );
  }
  return (
    <MultiSelect
      {...shared(props)}
      data={data}
      searchable={isLongList(data)}
      nothingFoundMessage="No matching option"
      value={chosen}
      placeholder={placeholder}
      onChange={(next) => onChange(next)}
    />
  );
}
