/** Tests under 820 px: a list of the cases of one variant instead of the table, and the cell as a page. */
import { Button, TextInput } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';
import { tweakLeaves } from '#run/model/tweak-leaves.ts';
import { showValue } from '#run/report/show-value.ts';
import { variantFigures } from '#tests/view/column-figures.ts';
import { IconDots, IconSearch } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { PartTitle } from '../../shell/ui/focus/part-title.tsx';
import { CellDrawer } from '../drawer/cell-drawer.tsx';
import { BaselineStrip } from '../head/baseline-strip.tsx';
import { ExportMenu } from '../head/export-menu.tsx';
import { SuiteMenu } from '../head/suite-menu.tsx';
import { BaselinePicker, ResultPicker, SuitePicker } from '../head/test-pickers.tsx';
import { AllBroken, StaleResultLine, TestsNotices } from '../head/tests-notices.tsx';
import { CasesShown, Searching } from '../matrix/filter-bar.tsx';
import type { TestTable } from '../model/test-table.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { CaseList } from './case-list.tsx';
import classes from './narrow-tests.module.css';
import { RunBar } from './run-bar.tsx';

export function NarrowTests() {
  const { table, cell, openCell, suiteId, results, isComparing, compared } = useTestsModel();
  const { openTests } = useNavigate();
  const [variant, setVariant] = useState(0);
  const [isMore, setMore] = useState(false);
  /** The case of the cell that was closed, until its row has taken the focus. */
  const [left, setLeft] = useState<number | null>(null);
  const swipe = useSwipe((step) => {
    if (table === null) return;
    const to = (cell?.variant ?? variant) + step;
    if (to < 0 || to >= table.variants) return;
    if (cell === null) setVariant(to);
    else openCell({ case: cell.case, variant: to }, true);
  });
  if (table !== null && cell !== null) {
    return (
      <div className="tb-fill" {...swipe}>
        <PartTitle of="tests" id="tests-title" className="tb-visually-hidden">
          Tests
        </PartTitle>
        <CellDrawer
          table={table}
          cell={cell}
          isPage
          onClose={() => {
            setVariant(cell.variant);
            setLeft(cell.case);
            openCell(null);
          }}
        />
      </div>
    );
  }
  const shownVariant = Math.min(variant, Math.max(0, (table?.variants ?? 1) - 1));
  return (
    <div className="tb-fill" {...swipe}>
      <header className={`tb-bar tb-bg tb-row ${classes.head}`}>
        <PartTitle of="tests" id="tests-title" className="tb-visually-hidden">
          Tests
        </PartTitle>
        <SuitePicker />
        <ResultPicker isShort />
        <IconButton
          icon={IconDots}
          label="More"
          iconSize={20}
          aria-expanded={isMore}
          size={44}
          onClick={() => setMore(!isMore)}
        />
      </header>
      {isMore && (
        <div className={`tb-bar tb-wrap tb-bg tb-row tb-inset-sm ${classes.more}`}>
          <Button size="xs" onClick={() => openTests({ suite: null, isEditing: false })}>
            All suites
          </Button>
          <Button size="xs" onClick={() => openTests({ suite: suiteId, isEditing: true })}>
            Edit suite
          </Button>
          <ExportMenu />
          <SuiteMenu />
          {results.length > 0 && (
            <span className={`tb-row ${classes.against}`}>
              <BaselinePicker />
            </span>
          )}
        </div>
      )}
      <TestsNotices />
      {isComparing && compared.comparison !== null && <BaselineStrip comparison={compared.comparison} />}
      {table === null || table.isLoading ? (
        <p className="tb-quiet tb-inset-lg">{`Loading the ${table === null ? 'suite' : 'result'}`}</p>
      ) : (
        <>
          <VariantTabs table={table} variant={shownVariant} onVariant={setVariant} />
          <StaleResultLine />
          <Filters />
          <AllBroken />
          <CaseList table={table} variant={shownVariant} left={left} onFocused={() => setLeft(null)} />
        </>
      )}
      <RunBar />
    </div>
  );
}

function VariantTabs({
  table,
  variant,
  onVariant,
}: {
  table: TestTable;
  variant: number;
  onVariant: (variant: number) => void;
}) {
  const { counts } = useTestsModel();
  const column = table.columns[variant];
  const tweaks = [...tweakLeaves(column?.tweaks ?? {}).values()];
  return (
    <>
      <div className="tb-fixed tb-hairline tb-flex tb-scroll-x" role="radiogroup" aria-label="Variant">
        {table.columns.map((one, at) => {
          const { passed, ended, open, answered } = variantFigures(counts?.byVariant[at]);
          return (
            // biome-ignore lint/a11y/useSemanticElements: drawn as a tab with two lines
            <button
              key={one.label}
              type="button"
              role="radio"
              aria-checked={at === variant}
              aria-label={one.label}
              className={`tb-plain tb-sunken ${classes.variant}`}
              onClick={() => onVariant(at)}
            >
              <span>{one.letter || 'Flow'}</span>
              <span className="tb-mono tb-xs">
                {ended === 0 && answered > 0 ? 'no checks' : `${passed} of ${ended || open}`}
              </span>
            </button>
          );
        })}
      </div>
      <p className="tb-bar tb-sm tb-row tb-inset-x tb-touch">
        <strong>{column?.letter ? column.name : 'No tweaks'}</strong>
        {tweaks.slice(0, 3).map(({ path, field, value }) => (
          <span key={path.join('.')} className="tb-mono tb-xs tb-quiet tb-cut">
            {field} {showValue(value)}
          </span>
        ))}
      </p>
    </>
  );
}

function Filters() {
  const { shown } = useTestsModel();
  const [isSearching, setSearching] = useState(false);
  return (
    <div className={`tb-bar ${classes.filters}`}>
      {isSearching ? (
        <>
          <TextInput
            className="tb-grow"
            type="search"
            aria-label="Search cases"
            placeholder="Search cases, answers"
            autoFocus
            value={shown.typed}
            onChange={({ currentTarget: { value } }) => shown.setTyped(value)}
            onBlur={() => shown.typed === '' && setSearching(false)}
          />
          <Searching {...shown} />
        </>
      ) : (
        <>
          <CasesShown filters={['all', 'failed', 'changed']} />
          <IconButton
            icon={IconSearch}
            label="Search"
            iconSize={20}
            className="tb-end"
            size={44}
            onClick={() => setSearching(true)}
          />
        </>
      )}
    </div>
  );
}

/** Swiping to a side, with a finger only. */
const FAR = 60;

/** Handlers for an element. `onSwipe` gets 1 for a swipe to the left, -1 to the right. */
function useSwipe(onSwipe: (step: 1 | -1) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown({ pointerType, clientX, clientY }: PointerEvent) {
      start.current = pointerType === 'touch' ? { x: clientX, y: clientY } : null;
    },
    onPointerUp({ clientX, clientY }: PointerEvent) {
      const from = start.current;
      start.current = null;
      if (from === null) return;
      const [across, down] = [clientX - from.x, clientY - from.y];
      if (Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(down)) onSwipe(across < 0 ? 1 : -1);
    },
  };
}
