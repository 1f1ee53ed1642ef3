/** The open cell: what was asked and answered, its checks, the expected text, and its tweaks. */
import { SegmentedControl } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { CellResult } from '#contract/suite/results-file.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { answerOf, groupVerdict } from '#tests/report/cell-verdict.ts';
import type { CellMark, ComparedCell } from '#tests/report/compare-results.ts';
import type { CellGroup } from '#tests/report/tally-cells.ts';
import { equalRepeats } from '#tests/view/equal-repeats.ts';
import { LIVE_STATE_LABELS, type LiveCellState } from '#tests/view/live-cell-state.ts';
import { statesOf } from '#tests/view/matrix-source.ts';
import { missedReason } from '#tests/view/missed-reason.ts';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import { useAnswerPart } from '../../shell/ui/layout/use-answer-part.ts';
import { cellLabel, type TestTable } from '../model/test-table.ts';
import type { CellPosition } from '../model/use-cell-actions.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { TestMark } from '../parts/test-mark.tsx';
import classes from './cell-drawer.module.css';
import { CellFooter } from './cell-footer.tsx';
import { CellTweaks } from './cell-tweaks.tsx';
import { ChangesSince } from './changes-since.tsx';
import { DrawerHead } from './drawer-head.tsx';
import { ExpectedAnswer } from './expected-answer.tsx';
import { MadeChecks } from './made-checks.tsx';
import { QuestionAndAnswer } from './question-and-answer.tsx';
import { VersionsView } from './versions-view.tsx';

interface CellDrawerProps {
  table: TestTable;
  cell: CellPosition;
  onClose: () => void;
  /** True for a page of its own, under 820 px. */
  isPage?: boolean;
  ref?: RefObject<HTMLElement | null>;
}

export function CellDrawer({ table, cell, onClose, isPage = false, ref }: CellDrawerProps) {
  const { compared, isComparing, result: view } = useTestsModel();
  const { case: testCase, variant } = cell;
  const states = statesOf(table, testCase, variant);
  const [repeat, setRepeat] = useRepeat(cell, states);
  const column = table.columns[variant];
  const row = table.rowOf(testCase);
  const result = table.resultOf(testCase, variant, repeat);
  const label = cellLabel(table, cell);
  const key = { case: testCase, variant, repeat };
  const hasRun = result !== null && view.cells.cell(testCase, variant, repeat)?.hasRun === true;
  const stored = view.info !== null && hasRun ? { result: view.info.id, key } : null;
  const comparison = compared.comparison?.comparedOf(row?.name, column?.name) ?? null;
  const own = useRef<HTMLElement>(null);
  const drawer = ref ?? own;
  useEffect(() => keepFocus(drawer.current), [drawer]);
  useAnswerPart(drawer);
  const answers = useRef<HTMLElement>(null);
  return (
    <aside tabIndex={-1} className={`tb-fill tb-surface tb-high ${classes.drawer}`} aria-label={label} ref={drawer}>
      <DrawerHead table={table} cell={cell} stored={stored} onClose={onClose} isPage={isPage} />
      <StateLine
        state={states[repeat] ?? 'not run'}
        result={result ?? null}
        compared={isComparing ? comparison : null}
        baseline={compared.comparison?.baseline.number ?? 0}
      />
      <RepeatBar
        states={states}
        repeat={repeat}
        onRepeat={setRepeat}
        same={equalRepeats(states.map((_, at) => table.resultOf(testCase, variant, at)))}
      />
      <ScrollBox className={`tb-scroll tb-differences ${classes.content}`} label={`${label}, details`}>
        {isComparing && comparison !== null ? (
          <VersionsView comparison={comparison} now={result ?? null} table={table} testCase={testCase} />
        ) : (
          <QuestionAndAnswer
            ref={answers}
            inputs={row?.inputs ?? []}
            result={result}
            subject={label}
            table={table}
            cell={cell}
            stored={stored}
          />
        )}
        {result && (
          <MadeChecks
            answers={answers}
            result={result}
            before={isComparing ? (comparison?.before?.cells[0] ?? null) : null}
            missedFirst={isPage}
          />
        )}
        {result && answerOf(result) !== null && !isComparing && (
          <ExpectedAnswer table={table} cell={cell} result={result} />
        )}
        {isComparing ? <ChangesSince column={column} /> : result && <CellTweaks result={result} column={column} />}
      </ScrollBox>
      <CellFooter table={table} cell={cell} stored={stored} result={result ?? null} isPage={isPage} />
    </aside>
  );
}

/** The shown repeat: at first, the first one that did not pass. */
function useRepeat(cell: CellPosition, states: readonly LiveCellState[]): [number, (repeat: number) => void] {
  const key = `${cell.case}.${cell.variant}`;
  const [chosen, choose] = useState({ key, repeat: -1 });
  const first = Math.max(
    0,
    states.findIndex((state) => state === 'failed' || state === 'broken'),
  );
  return [chosen.key === key && chosen.repeat >= 0 ? chosen.repeat : first, (repeat) => choose({ key, repeat })];
}

interface RepeatBarProps {
  /** How each repeat ended. */
  states: readonly LiveCellState[];
  /** Index of the shown repeat. */
  repeat: number;
  onRepeat: (repeat: number) => void;
  /** `3 of 3 the same`; empty for fewer than two answers. */
  same: string;
}

/** Chooses one of the repeats of an open cell, and says which of them gave the same answer. */
function RepeatBar({ states, repeat, onRepeat, same }: RepeatBarProps) {
  if (states.length < 2) return null;
  return (
    <div className="tb-bar tb-hairline tb-row tb-inset-xs tb-min-40 tb-scroll-x">
      <SegmentedControl
        className="tb-fixed"
        aria-label="Repeat"
        value={String(repeat + 1)}
        onChange={(value) => onRepeat(Number(value) - 1)}
        data={states.map((state, at) => ({
          value: String(at + 1),
          label: (
            <span className="tb-row tb-gap-xs">
              <TestMark state={state} size={12} />
              {at + 1}
            </span>
          ),
        }))}
      />
      <span className="tb-sm tb-quiet tb-end">{same}</span>
    </div>
  );
}

/** The state of an open cell, with its figures; in a comparison, how it has changed. */
interface StateLineProps {
  state: LiveCellState;
  result: CellResult | null;
  /** The cell compared with the baseline; null without a comparison. */
  compared: ComparedCell | null;
  /** Number of the baseline. */
  baseline: number;
}

function StateLine({ state, result, compared, baseline }: StateLineProps) {
  const figures =
    result === null
      ? []
      : [
          ...(result.timeMs === null ? [] : [formatDuration(result.timeMs)]),
          ...(result.firstTextMs === null ? [] : [`first text ${formatDuration(result.firstTextMs)}`]),
          ...(result.tokens === null ? [] : [`${result.tokens.toLocaleString('en')} tokens`]),
        ];
  return (
    <div
      className={`tb-bar tb-row tb-min-36 tb-inset-x tb-size-sm ${classes.state}`}
      data-state={compared?.mark ?? state}
    >
      <TestMark state={compared?.mark ?? state} />
      <p className="tb-cut tb-shrink">
        {compared === null ? (
          <>
            <strong>{LIVE_STATE_LABELS[state]}</strong> {result !== null && state !== 'passed' && missedReason(result)}
          </>
        ) : (
          <>
            <strong>{MARK_LABELS[compared.mark]}</strong> {comparisonText(compared, baseline)}
          </>
        )}
      </p>
      <span className="tb-mono tb-xs tb-end tb-fixed tb-quiet">
        {figures[0]}
        <span className={classes.more}>{figures.slice(1).map((figure) => ` · ${figure}`)}</span>
      </span>
    </div>
  );
}

const MARK_LABELS: Readonly<Record<CellMark, string>> = {
  fixed: 'Fixed',
  regressed: 'Newly failing',
  changed: 'Changed',
  same: 'Same',
  new: 'New',
  gone: 'Gone',
};

/** `passed in #29, 2 of 7 checks missed now`. */
function comparisonText({ before, after }: ComparedCell, baseline: number): string {
  const then = before === null ? `not in #${baseline}` : `${groupText(before)} in #${baseline}`;
  return after === null ? then : `${then}, ${groupText(after)} now`;
}

function groupText(group: CellGroup): string {
  const first = group.cells.find((cell) => cell.state === group.state);
  return (first && missedReason(first)) || groupVerdict(group);
}
