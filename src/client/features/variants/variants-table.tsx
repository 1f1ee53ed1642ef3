/** The matrix: one row per input, one column per variant, and the medians below. */
import type { RunInput } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import {
  baselineOf,
  columnFigures,
  columnInRun,
  type MatrixCell,
  NO_CELL,
  readCell,
  rowInRun,
} from '#run/variants/matrix-view.ts';
import { cellIndices } from '#run/variants/run-matrix.ts';
import { MAX_VARIANTS, type Variant, type VariantColumn } from '#run/variants/variant.ts';
import { useErrorLine } from '../../blocks/errors/use-error-words.ts';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import { ColumnHead } from './column-head.tsx';
import { MatrixCellView } from './matrix-cell.tsx';
import type { VariantActions } from './use-variant-set.ts';
import classes from './variants-table.module.css';

export interface VariantsTableProps {
  index: FlowIndex;
  columns: readonly VariantColumn[];
  inputs: readonly RunInput[] | undefined;
  run: Run | null;
  output: string | null;
  onlyDifferences: boolean;
  /** Null while something is running. */
  onAgain: ((indices: readonly number[]) => void) | null;
  onUse: (column: VariantColumn) => void;
  /** The variants in the columns that can be changed. */
  variants: readonly Variant[];
  onEdit: (id: string) => void;
  actions: VariantActions;
}

const INPUT_WIDTH = 110;
const CELL_WIDTH = 230;

export function VariantsTable(props: VariantsTableProps) {
  const { index, columns, run, output, onAgain } = props;
  const errorText = useErrorLine();
  const questions = questionsOf(props.inputs);
  const places = columns.map((column) => (run === null ? -1 : columnInRun(run, column, index)));
  const rows = questions.map((question, row) => {
    const place = run === null ? -1 : rowInRun(run, row, question.asked);
    const cells = places.map((column) =>
      run === null || place === -1 ? NO_CELL : readCell(run, place, column, output),
    );
    return { ...question, place, cells };
  });
  const longestMs = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ durationMs }) => durationMs ?? 0)));
  return (
    <ScrollBox className={`tb-differences ${classes.scroller}`} label="Matrix of answers">
      <table
        className={classes.table}
        aria-label="Variant answers"
        style={{ minWidth: INPUT_WIDTH + CELL_WIDTH * columns.length }}
      >
        <thead>
          <tr>
            <th scope="col" className={`tb-xs tb-quiet ${classes.corner}`}>
              Every column uses the same inputs and outputs.
            </th>
            {columns.map((column, place) => (
              <Head key={column.letter} {...props} column={column} variant={props.variants[place - 1]} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ text, place, cells }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: inputs have no other key
            <tr key={row}>
              <th scope="row" className={classes.input}>
                <span className={`tb-mono ${classes.number}`}>{row + 1}</span>
                <span className={classes.question}>{text}</span>
              </th>
              {columns.map((column, at) => {
                const cell = cells[at] ?? NO_CELL;
                return (
                  <MatrixCellView
                    key={column.letter}
                    cell={cell}
                    place={`${column.letter || 'Flow'}, Input ${row + 1}`}
                    baseline={at === 0 ? null : baselineOf(cells[0] ?? NO_CELL)}
                    onlyDifferences={props.onlyDifferences && at > 0}
                    longestMs={longestMs}
                    errorText={(error) => errorText(error, run?.server ?? '')}
                    onAgain={
                      onAgain && run?.matrix
                        ? () => run.matrix && onAgain(cellIndices(run.matrix, place, places[at] ?? 0))
                        : null
                    }
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={`tb-xs tb-quiet ${classes.corner}`}>
              Median time, tokens
            </th>
            {columns.map((column, at) => (
              <td key={column.letter} className={`tb-sm-tall tb-mono ${classes.figures}`}>
                <Figures cells={rows.map(({ cells }) => cells[at] ?? NO_CELL)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  );
}

function Head(props: VariantsTableProps & { column: VariantColumn; variant: Variant | undefined }) {
  const { column, variant, actions, variants } = props;
  const copy = () => {
    if (variant) actions.add([{ name: `${variant.name} copy`, tweaksText: variant.tweaksText }]);
  };
  return (
    <ColumnHead
      column={column}
      index={props.index}
      inputs={props.inputs}
      onUse={() => props.onUse(column)}
      onEdit={variant ? () => props.onEdit(variant.id) : null}
      actions={
        variant
          ? [
              { label: 'Duplicate', onSelect: copy, isBlocked: variants.length >= MAX_VARIANTS },
              {
                label: 'Test each tweak separately',
                onSelect: () =>
                  actions.set({ keysOf: { name: `variant ${column.letter}`, tweaksText: variant.tweaksText } }),
              },
              { label: 'Remove', onSelect: () => actions.remove(variant.id) },
            ]
          : []
      }
    />
  );
}

function questionsOf(inputs: readonly RunInput[] | undefined): { text: string; asked: string | null }[] {
  if (inputs === undefined) return [{ text: 'No inputs sent: every input component is sent empty text', asked: null }];
  if (inputs.length === 0) return [{ text: 'The flow’s own inputs', asked: null }];
  return inputs.map(({ input_value: value = '' }) => ({ text: value, asked: value }));
}

function Figures({ cells }: { cells: readonly MatrixCell[] }) {
  const { durationMs, durationOf, tokens, toGo } = columnFigures(cells);
  return (
    <>
      {durationMs !== null && <strong title={durationOf}>{formatDuration(durationMs)}</strong>}
      {tokens !== null && <span>{tokens.toLocaleString('en')}</span>}
      {toGo > 0 && <span>{toGo} left</span>}
    </>
  );
}
