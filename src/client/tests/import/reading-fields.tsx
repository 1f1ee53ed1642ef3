/** How the text of rows is read. */
import { Button, SegmentedControl, Select, Switch } from '@mantine/core';
import type { RowsFormat, RowsReading } from '#tests/suite/rows/read-rows.ts';

export interface ReadingFieldsProps {
  reading: RowsReading;
  /** The one that is in use. */
  delimiter: string;
  onChange: (reading: RowsReading) => void;
  /** Chooses another file. */
  onOther: () => void;
}

const FORMATS: { value: RowsFormat; label: string }[] = [
  { value: 'csv', label: 'Table' },
  { value: 'jsonl', label: 'JSON Lines' },
  { value: 'lines', label: 'Lines' },
];

const DELIMITERS = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
];

export function ReadingFields({ reading, delimiter, onChange, onOther }: ReadingFieldsProps) {
  return (
    <div className="tb-gap-sm-md tb-stack">
      <SegmentedControl
        aria-label="Format"
        data={FORMATS}
        value={reading.format}
        onChange={(format) => onChange({ ...reading, format })}
      />
      {reading.format === 'csv' && (
        <>
          <Select
            size="xs"
            label="Separator"
            comboboxProps={{ withinPortal: false }}
            data={DELIMITERS}
            value={delimiter}
            onChange={(next) => next !== null && onChange({ ...reading, delimiter: next })}
          />
          <Switch
            label="First row has the names"
            checked={reading.hasHead}
            onChange={({ currentTarget }) => onChange({ ...reading, hasHead: currentTarget.checked })}
          />
        </>
      )}
      <Button size="xs" onClick={onOther}>
        Choose another file
      </Button>
    </div>
  );
}
