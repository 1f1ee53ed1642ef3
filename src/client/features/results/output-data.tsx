/** The data of one output as a table with its figures, a filter and a copy; JSON that is no table as indented text. */
import { Button, TextInput } from '@mantine/core';
import { IconCopy, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ResultDataValue } from '#run/result-content.ts';
import { formatCount } from '#run/result-format.ts';
import { arrangeRows, type TableSort, toCsv, toResultTable } from '#run/result-table.ts';
import { announce } from '../../ui/announce.ts';
import { copyText } from '../../ui/copy-text.ts';
import { useControlName } from './answer-place.ts';
import { AnswerText } from './answer-text.tsx';
import classes from './data-table.module.css';
import { DataTable } from './data-table.tsx';

export interface OutputDataProps {
  data: ResultDataValue;
  /** "Similar Tickets, Input 1". */
  place: string;
}

const FOUND = {
  json: 'JSON found in the text, shown as a table',
  'markdown-table': 'Table found in the text',
} as const;

/** A filter is of no use on fewer rows. */
const FILTERED_FROM = 6;

export function OutputData({ data, place }: OutputDataProps) {
  const table = useMemo(() => toResultTable(data.value), [data.value]);
  const nameOf = useControlName('tables', place);
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<TableSort | null>(null);
  if (!table) {
    return (
      <AnswerText text={`\`\`\`json\n${JSON.stringify(data.value, null, 2)}\n\`\`\``} isOpen={false} place={place} />
    );
  }
  const { rows, columns, shape } = table;
  async function copy() {
    if (!table) return;
    const isCopied = await copyText(toCsv(table, arrangeRows(table, filter, sort)));
    announce(isCopied ? 'Copied' : 'The browser did not allow copying');
  }
  return (
    <div className={classes.data}>
      <div className={classes.bar}>
        {data.foundAs && <span>{FOUND[data.foundAs]}</span>}
        {shape !== 'fields' && (
          <span>
            {formatCount(rows.length, 'row')}, {formatCount(columns.length, 'column')}
          </span>
        )}
        <div className={classes.tools}>
          {rows.length >= FILTERED_FROM && (
            <TextInput
              className={classes.filter ?? ''}
              size="xs"
              aria-label={nameOf('Filter rows')}
              placeholder="Filter rows"
              leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value)}
            />
          )}
          <Button
            variant="default"
            size="xs"
            aria-label={nameOf('Copy CSV')}
            leftSection={<IconCopy size={14} stroke={1.6} aria-hidden="true" />}
            onClick={() => void copy()}
          >
            Copy CSV
          </Button>
        </div>
      </div>
      <DataTable table={table} name={place} filter={filter} sort={sort} onSort={setSort} />
    </div>
  );
}
