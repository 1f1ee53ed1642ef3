/** One answer in its column, with the differences from the other answer marked. */
import { cutText } from '#contract/text/cut-text.ts';
import { type AnswerDifference, formOf } from '#run/compare/answer-difference.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { RunOutput } from '#run/model/run.ts';
import { cellText, type ResultTable } from '#run/results/result-table.ts';
import { AnswerBlock } from '../../../blocks/answer/answer-block.tsx';
import { DiffJson } from '../../../blocks/difference/diff-json.tsx';
import { DiffText } from '../../../blocks/difference/diff-text.tsx';
import classes from '../../../blocks/difference/difference.module.css';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import { DiffTable } from './diff-table.tsx';

/** Most rows that are shown; the Table of the run has all. */
const MAX_ROWS = 200;
/** Nobody would read more; JSON has everything. */
const LONGEST = 20_000;

/** Which of two answers is shown; `both` shows the second answer together with the parts that only the first has. */
export type AnswerSide = 'before' | 'after' | 'both';

export interface ComparedAnswerProps {
  output: RunOutput | null;
  difference: AnswerDifference;
  side: AnswerSide;
  /** "Chat Output, Input 1, A". */
  subject: string;
}

/** Marks what the other answer does not have. */
export function ComparedAnswer({ output, difference, side, subject }: ComparedAnswerProps) {
  switch (difference.kind) {
    case 'text': {
      // Without marks, show it like any answer.
      if (difference.isSame) return <WholeAnswer output={output} subject={subject} />;
      const parts = difference.text.parts.filter(({ kind }) => kind !== WITHOUT[side]);
      return (
        <p className={`tb-lg tb-pre ${classes.text}`}>
          <DiffText parts={parts} />
        </p>
      );
    }
    case 'table':
      return <DiffTable difference={difference.table} side={side} name={subject} />;
    case 'json':
      return <DiffJson difference={difference.json} side={side} />;
    case 'apart':
      return (
        <>
          {difference.why === 'other kind' && side !== 'before' && (
            <p className="tb-sm-tall tb-quiet tb-inset-sm">
              The answers are of different kinds and cannot be compared.
            </p>
          )}
          <WholeAnswer output={output} subject={subject} />
        </>
      );
  }
}

/** Parts of a difference that an answer does not have. */
const WITHOUT = { before: 'added', after: 'removed', both: null } as const;

/** The answer as in the results, with rendered Markdown. */
function WholeAnswer({ output, subject }: { output: RunOutput | null; subject: string }) {
  const form = formOf(output);
  switch (form.kind) {
    case 'none':
      return (
        <p className="tb-sm-tall tb-quiet tb-inset-sm">{output === null ? 'No output in this run.' : 'No answer.'}</p>
      );
    case 'text':
      return (
        <div className="tb-inset-md">
          <AnswerBlock text={form.text} subject={subject} />
        </div>
      );
    case 'table':
      return <PlainTable table={form.table} name={subject} />;
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
        {rows.slice(0, MAX_ROWS).map((row, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other key and never move
          <tr key={position}>
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
