/** The head of a column: the variant, how much passed, its figures, its tweaks with their states, and its menu. */
import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import { type VariantFigures, variantFigures } from '#tests/view/column-figures.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import type { TestColumn, TestTable } from '../model/test-table.ts';
import { useDisplay } from '../model/use-display.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { PassBar } from '../suites/pass-bar.tsx';
import { headFigures } from './head-figures.ts';
import { HeadTweakList } from './head-tweak-list.tsx';
import { useColumnTweaks } from './use-column-tweaks.ts';
import { useVariantMenu } from './use-variant-menu.ts';
import classes from './variant-head.module.css';

export interface VariantHeadProps {
  table: TestTable;
  column: TestColumn;
  variant: number;
  grid: RefObject<HTMLDivElement | null>;
}

export function VariantHead({ table, column, variant, grid }: VariantHeadProps) {
  const { shown, result, counts } = useTestsModel();
  const menu = useVariantMenu(table, column, variant);
  const { letter, name, label } = column;
  const isSorted = shown.sortedBy === variant;
  const figures = variantFigures(counts?.byVariant[variant]);
  const hasRun = figures.ended > 0 || result.info !== null;
  const tweaks = useColumnTweaks(table, column, variant);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => moveInHead(event, grid.current);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    <div
      role="columnheader"
      aria-label={label}
      aria-colindex={variant + 2}
      aria-sort={isSorted ? 'other' : undefined}
      className={`tb-sunken tb-hairline ${classes.variant}`}
      data-idle={tweaks.idle !== null || undefined}
      style={{ gridColumn: variant + 2 }}
      onKeyDown={onKeyDown}
    >
      <div className="tb-row tb-gap-xs-sm tb-min-24">
        <span className="tb-accent tb-strong">{letter || 'Flow'}</span>
        <span className={letter === '' ? 'tb-cut tb-quiet' : 'tb-cut tb-strong'}>
          {letter === '' ? 'No tweaks' : name}
        </span>
        {menu.length > 0 && (
          <span className="tb-end">
            <ActionMenu
              label={letter === '' ? 'Flow menu of the tests' : `Variant ${letter} menu`}
              tabIndex={-1}
              actions={menu}
            />
          </span>
        )}
      </div>
      {hasRun && (
        <>
          <button
            type="button"
            tabIndex={-1}
            className={`tb-plain tb-target tb-row tb-sm-tall tb-gap-sm-md tb-fit tb-one-line ${classes.passed}`}
            aria-label={`Sort by ${letter || 'Flow'}`}
            aria-pressed={isSorted}
            title={`${isSorted ? 'In the order of the suite' : 'Failed first'}${answeredText(figures.answered)}`}
            onClick={() => shown.setSortedBy(isSorted ? null : variant)}
          >
            <Passed {...figures} />
            <Difference variant={variant} />
            <PassBar className="tb-fixed" all={figures.ended + figures.open} {...figures} />
          </button>
          <Figures table={table} variant={variant} />
        </>
      )}
      {letter === '' ? <p className="tb-sm-tall tb-quiet">The flow’s own values</p> : <HeadTweakList {...tweaks} />}
    </div>
  );
}

/** How many of the cells with checks have passed. */
function Passed({ passed, ended, open, answered }: VariantFigures) {
  if (ended === 0 && answered > 0) return <span className="tb-mono tb-quiet">no checks</span>;
  return (
    <span className="tb-mono">
      <strong>{passed.toLocaleString('en')}</strong> of {(ended || open).toLocaleString('en')}
    </span>
  );
}

function answeredText(count: number): string {
  return count === 0 ? '' : `. ${formatCount(count, 'cell has', 'cells have')} no checks`;
}

/** How many more or fewer cells passed than in the baseline. */
function Difference({ variant }: { variant: number }) {
  const { isComparing, compared, table } = useTestsModel();
  const { comparison } = compared;
  if (!isComparing || comparison === null || table === null) return null;
  const name = table.columns[variant]?.name;
  const own = comparison.cells.filter((cell) => cell.variant === name && cell.mark !== 'new' && cell.mark !== 'gone');
  const gain =
    own.filter(({ mark }) => mark === 'fixed').length - own.filter(({ mark }) => mark === 'regressed').length;
  if (gain === 0) return null;
  return (
    <span className={`tb-mono ${gain < 0 ? 'tb-problem' : 'tb-good'}`}>{gain > 0 ? `+${gain}` : `−${-gain}`}</span>
  );
}

function Figures({ table, variant }: Pick<VariantHeadProps, 'table' | 'variant'>) {
  const { isRunning } = useTestsModel();
  const { hasTime, hasTokens } = useDisplay(table.cases);
  const figures = useMemo(() => {
    const isSmall = table.ownCases * table.variants * table.repeats <= MAX_CELLS;
    // No figures while a large suite runs: they would be counted again after every few cells.
    return isRunning && !isSmall ? { medianMs: null, tokens: null } : headFigures(table, variant, isSmall);
  }, [table, variant, isRunning]);
  const parts = [
    ...(hasTime && figures.medianMs !== null ? [formatDuration(figures.medianMs)] : []),
    ...(hasTokens && figures.tokens !== null ? [`${figures.tokens.toLocaleString('en')} tokens`] : []),
  ];
  return (
    <p className={`tb-mono tb-xs tb-quiet tb-cut ${classes.figures}`} title="Median time of an answer, and all tokens">
      {parts.join(' · ')}
    </p>
  );
}

/** Up to so many cells, the answers are read to count their tokens. */
const MAX_CELLS = 2_000;

/** Arrow keys go from button to button of the heads; down goes to the cells. */
function moveInHead(event: KeyboardEvent<HTMLDivElement>, grid: HTMLElement | null): void {
  if (grid === null || !(event.target instanceof HTMLButtonElement)) return;
  if (event.key === 'ArrowDown' && event.target.getAttribute('aria-haspopup') !== 'menu') {
    event.preventDefault();
    grid.focus({ preventScroll: true });
    return;
  }
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const buttons = [...grid.querySelectorAll<HTMLElement>('[role="columnheader"] button')];
  const next = buttons[buttons.indexOf(event.target) + (event.key === 'ArrowRight' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
