/** One answer in its column, with the differences from the other answers marked. */
import { cutText } from '#contract/text/cut-text.ts';
import { type AnswerDifference, formOf } from '#run/compare/answer-difference.ts';
import { valuesRemovedFromAny } from '#run/compare/json-difference.ts';
import { rowsRemovedFromAny } from '#run/compare/table-difference.ts';
import { removedFromAny } from '#run/compare/text-difference.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { RunOutput } from '#run/model/run.ts';
import { cellText, type ResultTable } from '#run/results/result-table.ts';
import { DataTable } from '../../ui/layout/data-table.tsx';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import { AnswerBlock } from '../answer/answer-block.tsx';
import { DiffJson } from './diff-json.tsx';
import type { DiffLayout } from './diff-layout.ts';
import { DiffTable } from './diff-table.tsx';
import { DiffText } from './diff-text.tsx';
import classes from './difference.module.css';

/** The Table of the run has all rows. */
const MAX_ROWS = 200;
/** Nobody would read more; the Tree of the run has everything. */
const LONGEST = 20_000;

export interface FirstAnswerProps {
  output: RunOutput | null;
  /** Differences of the other answers from this one. */
  differences: readonly AnswerDifference[];
  /** "Chat Output, Input 1, A". */
  place: string;
}

/** Marks what at least one of the others does not have. */
export function FirstAnswer({ output, differences, place }: FirstAnswerProps) {
  const form = formOf(output);
  if (form.kind === 'text') {
    // Without marks, show it like any answer.
    if (differences.every(({ isSame }) => isSame)) return <WholeAnswer output={output} place={place} />;
    const texts = differences.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
    return (
      <p className={`tb-lg tb-pre ${classes.text}`}>
        <DiffText parts={removedFromAny(form.text, texts)} />
      </p>
    );
  }
  const tables = differences.flatMap((item) => (item.kind === 'table' ? [item.table] : []));
  if (form.kind === 'table' && tables.length > 0) {
    return <DiffTable difference={rowsRemovedFromAny(form.table, tables)} side="before" name={place} />;
  }
  const values = differences.flatMap((item) => (item.kind === 'json' ? [item.json] : []));
  if (form.kind !== 'none' && values.length > 0) {
    return <DiffJson difference={valuesRemovedFromAny(form.value, values)} side="before" />;
  }
  return <WholeAnswer output={output} place={place} />;
}

export interface OtherAnswerProps {
  output: RunOutput | null;
  difference: AnswerDifference;
  layout: DiffLayout;
  place: string;
}

export function OtherAnswer({ output, difference, layout, place }: OtherAnswerProps) {
  const side = layout === 'line' ? 'both' : 'after';
  switch (difference.kind) {
    case 'text': {
      if (difference.isSame) return <WholeAnswer output={output} place={place} />;
      const { parts } = difference.text;
      return (
        <p className={`tb-lg tb-pre ${classes.text}`}>
          <DiffText parts={side === 'both' ? parts : parts.filter(({ kind }) => kind !== 'removed')} />
        </p>
      );
    }
    case 'table':
      return <DiffTable difference={difference.table} side={side} name={place} />;
    case 'json':
      return <DiffJson difference={difference.json} side={side} />;
    case 'apart':
      return (
        <>
          {difference.why === 'other kind' && (
            <p className="tb-sm-tall tb-quiet tb-inset-sm">
              The answers are of different kinds and cannot be compared.
            </p>
          )}
          <WholeAnswer output={output} place={place} />
        </>
      );
  }
}

/** The answer as in the results, with rendered Markdown. */
export function WholeAnswer({ output, place }: { output: RunOutput | null; place: string }) {
  const form = formOf(output);
  switch (form.kind) {
    case 'none':
      return (
        <p className="tb-sm-tall tb-quiet tb-inset-sm">{output === null ? 'No output in this run.' : 'No answer.'}</p>
      );
    case 'text':
      return (
        <div className="tb-inset-md">
          <AnswerBlock text={form.text} place={place} />
        </div>
      );
    case 'table':
      return <PlainTable table={form.table} name={place} />;
    default:
      return (
        <pre className={`tb-sm-tall tb-pre ${classes.text}`}>
          {cutText(JSON.stringify(form.value, null, 2), LONGEST)}
        </pre>
      );
  }
}

/** A table without a counterpart to compare with. */
function PlainTable({ table, name }: { table: ResultTable; name: string }) {
  const { columns, rows } = table;
  return (
    <ScrollBox label={`Rows of ${name}`} className={classes.rows}>
      <DataTable className={`tb-table ${classes.dataTable}`} label={name} columns={columns.map(({ key }) => key)}>
        {rows.slice(0, MAX_ROWS).map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other key and never move
          <tr key={place}>
            {row.map((value, column) => (
              <td key={columns[column]?.key} data-number={typeof value === 'number' || undefined}>
                {cellText(value)}
              </td>
            ))}
          </tr>
        ))}
      </DataTable>
      {rows.length > MAX_ROWS && (
        <p className="tb-sm-tall tb-quiet tb-inset-sm">{formatCount(rows.length - MAX_ROWS, 'more row')}</p>
      )}
    </ScrollBox>
  );
}
