/** What each answer of a batch is expected to be. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { Expectation } from '#run/batch/expectation.ts';

export interface ExpectationFieldsProps {
  expectation: Expectation | null;
  onChange: (expectation: Expectation | null) => void;
  /** Whether a column says what is expected of each row. */
  hasColumn: boolean;
}

export const CONTAINS: Expectation = { kind: 'contains', text: '', path: '' };

const KINDS = [
  { value: '', label: 'Nothing in particular' },
  { value: 'contains', label: 'To contain a text' },
  { value: 'equals', label: 'To equal a text' },
  { value: 'matches', label: 'To match a regular expression' },
  { value: 'json', label: 'To have a value at a JSON path' },
] as const;

export function ExpectationFields({ expectation, onChange, hasColumn }: ExpectationFieldsProps) {
  const now: Expectation = expectation ?? CONTAINS;
  return (
    <>
      <NativeSelect
        label="Each answer is expected"
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
