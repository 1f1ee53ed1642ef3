/** The rows of a batch: pasted or out of a file, and how they are read. */
import { SegmentedControl, Switch, Textarea } from '@mantine/core';
import type { BatchRows, RowsFormat, RowsReading } from '#run/batch/read-rows.ts';
import { formatCount } from '#run/result-format.ts';
import { notify } from '../../ui/notify.ts';
import classes from './batch.module.css';
import type { BatchDraft } from './batch-draft.ts';

export interface RowsFieldsProps {
  text: string;
  /** Chosen or guessed. */
  reading: RowsReading;
  /** Null while they are being read. */
  read: BatchRows | null;
  onChange: (next: Partial<BatchDraft>) => void;
}

const LARGEST_FILE = 50 * 1024 * 1024;

const FORMATS: { value: RowsFormat; label: string }[] = [
  { value: 'lines', label: 'Lines' },
  { value: 'csv', label: 'CSV' },
  { value: 'jsonl', label: 'JSON lines' },
];

export function RowsFields({ text, reading, read, onChange }: RowsFieldsProps) {
  const openFile = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST_FILE) notify({ message: `${file.name} is larger than 50 MB` });
    else onChange({ text: await file.text(), fileName: file.name, reading: null });
  };
  return (
    <>
      <Textarea
        label="Rows"
        description="CSV, a JSON object a line, or plain lines"
        minRows={6}
        maxRows={12}
        autosize={text.length < 20_000}
        rows={12}
        spellCheck={false}
        value={text}
        // Another text is guessed anew; more of the same one is read as it was.
        onChange={({ currentTarget: { value } }) =>
          onChange(value === '' ? { text: value, fileName: '', reading: null } : { text: value })
        }
      />
      <label className={classes.file}>
        Rows from a file
        <input
          type="file"
          accept=".csv,.tsv,.jsonl,.ndjson,.txt,text/*"
          onChange={(event) => void openFile(event.currentTarget.files?.[0])}
        />
      </label>
      <div className={classes.tools}>
        <span aria-hidden="true">Read as</span>
        <SegmentedControl
          size="xs"
          aria-label="Read as"
          data={FORMATS}
          value={reading.format}
          onChange={(format) => onChange({ reading: { ...reading, format } })}
        />
        {reading.format === 'csv' && (
          <Switch
            label="First row is the head"
            checked={reading.hasHead}
            onChange={({ currentTarget }) => onChange({ reading: { ...reading, hasHead: currentTarget.checked } })}
          />
        )}
      </div>
      <p className={classes.note} role="status">
        {read === null ? 'The rows are being read.' : rowsText(read, reading)}
      </p>
    </>
  );
}

function rowsText({ rows, columns, leftOut, odd }: BatchRows, { format }: RowsReading): string {
  const name = FORMATS.find(({ value }) => value === format)?.label;
  const count =
    rows.length === 0
      ? 'No rows yet.'
      : `${formatCount(rows.length, 'row')} read as ${name}, ${formatCount(columns.length, 'column')}.`;
  return [
    count,
    ...(leftOut.length > 0 ? [`Left out: ${leftOut.join('; ')}.`] : []),
    ...(odd.length > 0 ? [`Kept, but look at them: ${odd.join('; ')}.`] : []),
  ].join(' ');
}
