/** The rows of a batch, pasted or from a file, and their format. */
import { Button, SegmentedControl, Switch, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRef } from 'react';
import { decodeText } from '#run/batch/decode-text.ts';
import type { BatchRows, RowsFormat, RowsReading } from '#run/batch/read-rows.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { BatchDraft } from '../../state/ui-state.ts';
import { chooseFiles } from '../../ui/browser/choose-files.ts';
import { useFileDrop } from '../../ui/browser/use-file-drop.ts';
import { notify } from '../../ui/feedback/notify.ts';
import { notifyError } from '../../ui/feedback/notify-error.ts';
import classes from './batch.module.css';
import { RowsPreview } from './rows-preview.tsx';

export interface RowsFieldsProps {
  text: string;
  /** Name of the file; empty if the text was pasted. */
  fileName: string;
  /** Chosen or guessed. */
  reading: RowsReading;
  /** Null while they are being parsed. */
  read: BatchRows | null;
  onChange: (next: Partial<BatchDraft>) => void;
}

const TYPES = '.csv,.tsv,.jsonl,.ndjson,.txt,text/*';
/** Flows and evidence files are opened by the page instead. */
const NO_ROWS: ReadonlySet<string> = new Set(['application/json', 'text/html']);
const LARGEST_FILE = 50 * 1024 * 1024;

const FORMATS: { value: RowsFormat; label: string }[] = [
  { value: 'lines', label: 'Lines' },
  { value: 'csv', label: 'CSV' },
  { value: 'jsonl', label: 'JSON Lines' },
];

export function RowsFields({ text, fileName, reading, read, onChange }: RowsFieldsProps) {
  const tools = useRef<HTMLDivElement>(null);
  const openFile = async ([file]: readonly File[]) => {
    if (!file) return;
    if (file.size > LARGEST_FILE) notify({ message: `${file.name} is larger than 50 MB` });
    else onChange({ text: decodeText(new Uint8Array(await file.arrayBuffer())), fileName: file.name, reading: null });
  };
  useFileDrop(tools, {
    find: (element) => element.parentElement,
    accepts: (types) => types.every((type) => !NO_ROWS.has(type)),
    onFiles: (files) => notifyError(openFile(files), 'The file was not read'),
  });
  return (
    <>
      <Textarea
        label="Rows"
        description="CSV, JSON Lines, or one input per line"
        minRows={6}
        maxRows={12}
        autosize={text.length < 20_000}
        rows={12}
        spellCheck={false}
        classNames={{ input: 'tb-mono' }}
        value={text}
        // Guess the format of a new text; keep the format while the same text grows.
        onChange={({ currentTarget: { value } }) =>
          onChange(value === '' ? { text: value, fileName: '', reading: null } : { text: value })
        }
      />
      <div className={`tb-row tb-wrap ${classes.tools}`} ref={tools}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => notifyError(chooseFiles(TYPES, { multiple: false }).then(openFile), 'The file was not read')}
        >
          Open file
        </Button>
        {fileName !== '' && <span className={`tb-break ${classes.file}`}>{fileName}</span>}
        <span className={`tb-quiet ${classes.choice}`}>
          <span aria-hidden="true">Read as</span>
          <SegmentedControl
            size="xs"
            aria-label="Read as"
            data={FORMATS}
            value={reading.format}
            onChange={(format) => onChange({ reading: { ...reading, format } })}
          />
        </span>
        {reading.format === 'csv' && (
          <Switch
            label="First row is a header"
            checked={reading.hasHead}
            onChange={({ currentTarget }) => onChange({ reading: { ...reading, hasHead: currentTarget.checked } })}
          />
        )}
      </div>
      <p className={`tb-quiet ${classes.note}`} role="status">
        {read === null ? 'Reading the rows.' : rowsText(read, reading)}
      </p>
      {read && <RowsPreview read={read} />}
    </>
  );
}

function rowsText({ rows, columns, leftOut, odd }: BatchRows, { format }: RowsReading): string {
  const name = FORMATS.find(({ value }) => value === format)?.label;
  const count =
    rows.length === 0
      ? `No rows yet${columns.length > 0 ? ', only a header' : ''}.`
      : `${formatCount(rows.length, 'row')} read as ${name}, ${formatCount(columns.length, 'column')}.`;
  return [
    count,
    ...(leftOut.length > 0 ? [`Left out: ${leftOut.join('; ')}.`] : []),
    ...(odd.length > 0 ? [`Check these: ${odd.join('; ')}.`] : []),
  ].join(' ');
}
