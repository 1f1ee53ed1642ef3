/** Chooses one of a few values: a segmented control, or a select if there are too many values. */
import { SegmentedControl, Select } from '@mantine/core';

export interface SegmentsProps<Value extends string> {
  /** Accessible name. */
  label: string;
  choices: readonly (readonly [value: Value, text: string])[];
  value: Value;
  onChange: (value: Value) => void;
  /** How many values fit side by side. */
  most?: number;
  /** False inside a popover, which would close when the list of the select opens outside of it. */
  withinPortal?: boolean;
}

export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, choices, value, onChange, most = Number.POSITIVE_INFINITY, withinPortal = true } = props;
  const data = choices.map(([of, text]) => ({ value: of, label: text }));
  if (data.length <= most) return <SegmentedControl aria-label={label} data={data} value={value} onChange={onChange} />;
  return (
    <Select
      size="xs"
      w={140}
      aria-label={label}
      data={data}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
      searchable
      limit={50}
      comboboxProps={{ withinPortal }}
    />
  );
}
