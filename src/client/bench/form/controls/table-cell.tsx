/** One cell of a table. The typed text is written when it is valid for the cell's kind. */
import { Switch, TextInput } from '@mantine/core';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { typedText } from '#run/model/typed-value.ts';
import { type CellKind, readCell } from './table-cells.ts';
import { useLocalText } from './use-local-text.ts';

export interface TableCellProps {
  label: string;
  kind: CellKind;
  value: JsonValue | undefined;
  onChange: (value: JsonValue) => void;
}

export function TableCell(props: TableCellProps) {
  const { label, kind, value, onChange } = props;
  if (kind !== 'boolean') return <TextCell {...props} />;
  return (
    <Switch
      aria-label={label}
      checked={value === true}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}

function TextCell({ label, kind, value, onChange }: TableCellProps) {
  const { text, isPending, change, leave } = useLocalText({
    value: typedText(value),
    isSame: (typed) => {
      const read = readCell(typed, kind);
      return read !== null && isJsonEqual(read.value, value ?? '');
    },
    send: (typed) => {
      const read = readCell(typed, kind);
      if (read) onChange(read.value);
      return read !== null;
    },
  });
  return (
    <TextInput
      size="xs"
      aria-label={label}
      error={isPending}
      data-pending={isPending || undefined}
      value={text}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      onBlur={leave}
    />
  );
}
