/** One cell of the table: a case with a variant. */
import { memo } from 'react';
import type { CellResult } from '#contract/suite/results-file.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { formatChanged } from '#run/compare/answer-difference.ts';
import { type CellDifference, cellDifference } from '#tests/view/cell-difference.ts';
import { type CellFacts, type CellView, cellView, comparedLine } from '#tests/view/cell-view.ts';
import { groupName, isPassed } from '#tests/view/live-cell-state.ts';
import type { RowSize } from '../model/use-display.ts';
import { MarkedText } from '../parts/marked-text.tsx';
import { TestMark } from '../parts/test-mark.tsx';
import classes from './matrix-row.module.css';

export interface TestCellProps extends CellFacts {
  /** Id of the element. */
  id: string;
  variant: number;
  /** `Case 1, A Precise`. */
  label: string;
  size: RowSize;
  /** What the flow itself answered, which tall rows show. */
  flow: CellResult | null | undefined;
  isComparing: boolean;
  hasTime: boolean;
  onlyDifferences: boolean;
  /** True for the cell that the arrow keys have reached. */
  isActive: boolean;
  isOpen: boolean;
  /** Text that is searched for. */
  searched: string;
}

/** Rendered again only if its props have changed: while a suite runs, some cell changes many times a second. */
export const TestCell = memo(function TestCell(props: TestCellProps) {
  const { id, variant, label, size, results, compared, flow, isComparing, hasTime, onlyDifferences } = props;
  const view = cellView(props);
  const isTall = size === 'tall';
  const difference = isTall && variant > 0 ? fromFlow(flow, results[0]) : null;
  const leads = isComparing && compared !== null;
  const line = leads ? comparedLine(compared) : view.line;
  /** A cell that missed a check says why beside its word, and has the answer on its second line. */
  const hasBoth = size === 'usual' && !leads && view.missedAnswer !== '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div
      role="gridcell"
      id={id}
      aria-colindex={variant + 2}
      aria-label={groupName(label, view.states, view.mark)}
      aria-describedby={`${id}-more`}
      aria-selected={props.isOpen}
      className={`tb-sm-tall tb-column tb-surface tb-hover ${classes.cell}`}
      data-state={view.worst}
      data-mark={leads ? compared.mark : undefined}
      data-active={props.isActive || undefined}
      data-open={props.isOpen || undefined}
      style={{ gridColumn: variant + 2 }}
    >
      <p className="tb-row tb-gap-xs-sm tb-shrink">
        {leads ? (
          <>
            <TestMark state={compared.mark} />
            <span className={`tb-cut tb-medium ${classes.word}`}>{upperFirst(compared.mark)}</span>
          </>
        ) : (
          <>
            <Marks view={view} />
            <span className={`tb-medium ${hasBoth ? 'tb-fixed' : 'tb-cut'} ${classes.word}`}>{view.label}</span>
            {hasBoth && (
              <span className={`tb-cut ${classes.line} ${classes.reason}`} title={line} aria-hidden="true">
                <MarkedText text={line} searched={props.searched} />
              </span>
            )}
          </>
        )}
        <span className="tb-end tb-quiet tb-inline tb-gap-xs-sm tb-size-xs tb-one-line" id={`${id}-more`}>
          {!leads && view.mark !== null && view.mark !== 'same' && (
            <span className={classes.mark} title="Compare with the baseline" data-compares>
              {view.mark === 'new' ? 'new' : <TestMark state={view.mark} size={12} />}
            </span>
          )}
          {difference !== null && (
            <span>{difference.isSame ? 'same as Flow' : `${formatChanged(difference.changed)} differs`}</span>
          )}
          {hasTime && view.time !== '' && <span className="tb-mono">{view.time}</span>}
          {line !== '' && <span className="tb-visually-hidden">{line}</span>}
        </span>
      </p>
      {size !== 'compact' && (
        <p
          className={`tb-cut tb-row tb-gap-xs-sm ${classes.line} ${hasBoth ? classes.answer : ''}`}
          data-tall={isTall || undefined}
          data-running={view.worst === 'running' || undefined}
          aria-hidden="true"
        >
          {leads && <TestMark state={view.worst} size={12} />}
          {onlyDifferences && difference !== null && isPassed(view.worst) ? (
            <Changed difference={difference} />
          ) : view.worst === 'running' ? (
            <>
              <span className={isTall ? undefined : 'tb-cut'}>{line}</span>
              <span className="tb-caret tb-fixed" />
            </>
          ) : (
            <MarkedText text={hasBoth ? view.missedAnswer : line} searched={props.searched} />
          )}
        </p>
      )}
      {isTall && !leads && view.missedAnswer !== '' && (
        <p className={`tb-cut tb-row tb-gap-xs-sm ${classes.line} ${classes.missed}`} data-tall aria-hidden="true">
          {onlyDifferences && difference !== null ? (
            <Changed difference={difference} />
          ) : (
            <MarkedText text={view.missedAnswer} searched={props.searched} />
          )}
        </p>
      )}
    </div>
  );
}, areSame);

function areSame(before: TestCellProps, now: TestCellProps): boolean {
  const { states, results, times, ...rest } = now;
  return (
    isSameList(states, before.states) &&
    isSameList(results, before.results) &&
    isSameList(times, before.times) &&
    Object.entries(rest).every(([name, value]) => Object.is(value, before[name as keyof typeof rest]))
  );
}

function isSameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((value, at) => Object.is(value, right[at]));
}

function Marks({ view: { marks, worst } }: { view: CellView }) {
  if (marks.length === 1) return <TestMark state={worst} />;
  return (
    <span className={`tb-gap-xs ${classes.marks}`}>
      {marks.map((state, repeat) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: repeats have no other key
        <TestMark key={repeat} state={state} />
      ))}
    </span>
  );
}

/** How the answer differs from that of the flow itself; null until there are both. */
function fromFlow(flow: CellResult | null | undefined, own: CellResult | null | undefined): CellDifference | null {
  return flow && own && flow.state !== 'broken' && own.state !== 'broken' ? cellDifference(flow, own) : null;
}

const NEAR = 24;

function Changed({ difference }: { difference: CellDifference }) {
  if (difference.isSame) return 'The same answer as Flow';
  if (difference.kind === 'json') return `${difference.json.changes.length} values differ`;
  return difference.text.parts.map(({ kind, text }, at) => {
    const key = at;
    if (kind === 'removed') return <del key={key}>{text}</del>;
    if (kind === 'added') return <ins key={key}>{text}</ins>;
    return <span key={key}>{text.length <= 2 * NEAR ? text : `${text.slice(0, NEAR)} … ${text.slice(-NEAR)}`}</span>;
  });
}
