/** The columns of a file, where they go, and the buttons that add the rows. */
import { cutLine } from '#contract/text/cut-text.ts';
import '@mantine/core/styles/Popover.layer.css';
import { Button, Popover, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { MAX_CASES } from '#contract/suite/suite-file.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { typedText } from '#run/model/typed-value.ts';
import { rowsDelimiter } from '#tests/suite/rows/read-rows.ts';
import { IconX } from '../../shell/icons/icons.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { useFew } from '../../shell/ui/controls/use-few.tsx';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import type { RowsSource } from '../shared/rows-source.ts';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import { targetKey, targetOptions } from './column-options.ts';
import classes from './import.module.css';
import { ReadingFields } from './reading-fields.tsx';
import { useAddRows } from './use-add-rows.ts';
import { useRowsImport } from './use-rows-import.ts';

export interface ImportColumnsProps {
  source: RowsSource;
  onClose: () => void;
  /** Chooses another file. */
  onOther: () => void;
  count: number;
}

const DELIMITERS: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
const SHOWN_VALUES = 3;
const SHOWN_ROWS = 20;

export function ImportColumns({ source, onClose, onOther, count }: ImportColumnsProps) {
  const { index } = useSuiteEditing();
  const room = count < MAX_CASES ? MAX_CASES - count : MAX_CASES;
  const rows = useRowsImport(source, index, room);
  const { imported, targets, problem, reading, tooMany } = rows;
  const [showsLeftOut, setShowsLeftOut] = useState(false);
  const { add, isAdding } = useAddRows(source, rows, onClose);
  const options = useMemo(() => targetOptions(targets, index), [targets, index]);
  const delimiter = useMemo(
    () => reading.delimiter ?? (reading.format === 'csv' ? rowsDelimiter(source.text) : ','),
    [reading, source.text],
  );
  const cases = imported?.cases.length ?? 0;
  const odd = rows.rows?.odd ?? [];
  // Only some of many columns are drawn, because each has a select.
  const { few, more } = useFew(rows.rows?.columns ?? [], 'columns', 50);
  const isReady = problem === null && cases > 0 && rows.count === null && !isAdding && tooMany === null;
  const about =
    rows.rows === null
      ? ''
      : [
          formatCount(rows.rows.rows.length, 'row'),
          ...(reading.format === 'csv'
            ? [DELIMITERS[delimiter] ?? delimiter, reading.hasHead ? 'first row has the names' : 'no names']
            : [reading.format === 'jsonl' ? 'JSON Lines' : 'one question per line']),
        ].join(', ');
  return (
    <>
      <header className={`tb-bar tb-sunken tb-gap-sm-md tb-min-36 ${classes.head}`}>
        <h3 className="tb-sm tb-strong">Import</h3>
        <span className="tb-sm tb-mono tb-cut">{source.fileName || 'pasted rows'}</span>
        <span className="tb-sm tb-quiet tb-cut tb-grow">
          {rows.count === null ? about : `Reading row ${rows.count.toLocaleString('en')}`}
        </span>
        {rows.count !== null && (
          <Button size="compact-sm" onClick={rows.stop}>
            Stop
          </Button>
        )}
        <Popover position="top-end" withinPortal={false} trapFocus>
          <Popover.Target>
            <button type="button" className="tb-link tb-sm tb-strong" aria-label="Change format">
              Change
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <ReadingFields reading={reading} delimiter={delimiter} onChange={rows.setReading} onOther={onOther} />
          </Popover.Dropdown>
        </Popover>
        <IconButton icon={IconX} label="Close import" onClick={onClose} />
      </header>
      {few.length > 0 && (
        <ScrollBox className={classes.columns} label="Columns, scroll">
          <DataTable
            className={`tb-wide tb-columns-fixed ${classes.table}`}
            label="Columns of the file"
            columns={['Column', 'First values', 'Goes to']}
          >
            {few.map((column, position) => (
              <tr key={column}>
                <th scope="row" className="tb-mono tb-cut" title={column}>
                  {column}
                </th>
                <td className="tb-cut tb-quiet">{firstValues(rows.rows?.rows ?? [], position)}</td>
                <td>
                  <Select
                    size="xs"
                    aria-label={`Column ${column} goes to`}
                    searchable
                    data={options.map(({ value, label }) => ({ value, label }))}
                    value={targetKey(targets[position])}
                    onChange={(key) => {
                      const option = options.find(({ value }) => value === key);
                      if (option) rows.setTarget(position, option.target);
                    }}
                  />
                </td>
              </tr>
            ))}
          </DataTable>
          {more}
        </ScrollBox>
      )}
      {showsLeftOut && imported && (
        <ul
          className={`tb-list tb-sm tb-quiet tb-hairline-above tb-inset-sm ${classes.leftOut}`}
          aria-label="Rows left out"
        >
          {imported.leftOut.slice(0, SHOWN_ROWS).map(({ row, why }) => (
            <li key={row}>
              Row {row.toLocaleString('en')}: {why.replace(/^The row has no input$/, 'it has no question')}.
            </li>
          ))}
          {imported.leftOut.length > SHOWN_ROWS && (
            <li>and {formatCount(imported.leftOut.length - SHOWN_ROWS, 'more row')}</li>
          )}
        </ul>
      )}
      <div className={`tb-row tb-wrap tb-sunken tb-inset-sm tb-min-48 ${classes.foot}`}>
        <p className="tb-sm tb-grow" role="status">
          {problem !== null ? (
            <span className="tb-problem">{problem}</span>
          ) : tooMany !== null && rows.rows ? (
            <>
              This file has {rows.rows.rows.length.toLocaleString('en')} rows; a suite takes{' '}
              {MAX_CASES.toLocaleString('en')} cases.
            </>
          ) : (
            imported && (
              <>
                {imported.leftOut.length > 0 && (
                  <button
                    type="button"
                    className={`tb-link ${classes.left}`}
                    aria-expanded={showsLeftOut}
                    onClick={() => setShowsLeftOut(!showsLeftOut)}
                  >
                    <strong className="tb-warning">{formatCount(imported.leftOut.length, 'row')} left out:</strong>{' '}
                    {leftOutText(imported.leftOut)}
                  </button>
                )}{' '}
                {[...(rows.rows?.leftOut ?? []), ...(rows.rows?.empty ?? [])].map((line) => `${line}.`).join(' ')}
                {odd.length > 0 && (
                  <strong className="tb-problem">
                    {odd.map((line) => `${upperFirst(line)}.`).join(' ')} Look at the rows before you add them.
                  </strong>
                )}
              </>
            )
          )}
        </p>
        {tooMany !== null && (
          <Button size="xs" onClick={rows.takeFirst}>
            Take the first {room.toLocaleString('en')}
          </Button>
        )}
        {count > 0 && (
          <Button size="xs" aria-disabled={!isReady} onClick={() => isReady && add('replace')}>
            Replace the {formatCount(count, 'case')}
          </Button>
        )}
        <Button variant="filled" size="xs" aria-disabled={!isReady} onClick={() => isReady && add('add')}>
          Add {formatCount(cases, 'case')}
        </Button>
      </div>
    </>
  );
}

function firstValues(rows: readonly (readonly unknown[])[], column: number): string {
  return rows
    .slice(0, SHOWN_VALUES)
    .map((row) => (typeof row[column] === 'string' ? row[column] : JSON.stringify(row[column])))
    .map((text) => cutLine(typedText(text ?? ''), 60))
    .join(' · ');
}

function leftOutText(leftOut: readonly { row: number; why: string }[]): string {
  const [first] = leftOut;
  const isQuestion = first?.why === 'The row has no input';
  if (leftOut.length === 1 && first) {
    return `row ${first.row.toLocaleString('en')} ${isQuestion ? 'has no question' : `has a problem: ${first.why}`}.`;
  }
  const isSame = leftOut.every(({ why }) => why === first?.why);
  return isSame && isQuestion ? 'they have no question.' : 'see why.';
}
