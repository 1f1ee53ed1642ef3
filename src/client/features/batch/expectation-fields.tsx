/** The expected answer of each row. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { Expectation } from '#run/batch/expectation.ts';

export interface ExpectationFieldsProps {
  expectation: Expectation | null;
  onChange: (expectation: Expectation | null) => void;
  /** True if a column holds the expected answers. */
  hasColumn: boolean;
}

export const CONTAINS: Expectation = { kind: 'contains', text: '', path: '' };

const KINDS = [
  { value: '', label: 'No check' },
  { value: 'contains', label: 'Contains text' },
  { value: 'equals', label: 'Equals text' },
  { value: 'matches', label: 'Matches a regular expression' },
  { value: 'json', label: 'Has a value at a JSON path' },
] as const;

export function ExpectationFields({ expectation, onChange, hasColumn }: ExpectationFieldsProps) {
  const now: Expectation = expectation ?? CONTAINS;
  return (
    <>
      <NativeSelect
        label="Check each answer"
        data={[...KINDS]}
        value={expectation?.kind ?? ''}
        onChange={({ currentTarget }) => {
          const kind = KINDS.find(({ value }) => value === currentTarget.value)?.value ?? '';
          onChange(kind === '' ? null : { ...now, kind });
        }}
      />
      {expectation?.kind === 'json' && (
        <TextInput
          label="JSON path"
          placeholder="items[0].name"
          value={now.path}
          onChange={({ currentTarget }) => onChange({ ...now, path: currentTarget.value })}
        />
      )}
      {expectation !== null && !hasColumn && (
        <TextInput
          label="Expected"
          value={now.text}
          onChange={({ currentTarget }) => onChange({ ...now, text: currentTarget.value })}
        />
      )}
    </>
  );
}
