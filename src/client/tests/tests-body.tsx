/** Filter bar and table, with the open cell beside them. */
import { useEffect, useEffectEvent, useRef } from 'react';
import * as z from 'zod/mini';
import { preference, usePreference } from '../shell/state/preference.ts';
import { SplitPair } from '../shell/ui/layout/split-pair.tsx';
import { useSize } from '../shell/ui/layout/use-size.ts';
import { CellDrawer } from './drawer/cell-drawer.tsx';
import { AllBroken, isAllBroken, StaleResultLine } from './head/tests-notices.tsx';
import { FilterBar } from './matrix/filter-bar.tsx';
import { TestMatrix } from './matrix/test-matrix.tsx';
import { useTestsModel } from './model/use-tests-model.ts';
import classes from './parts/tests.module.css';

const WIDTH = 480;
const COMPARED_WIDTH = 560;
/** Width of the region under which the drawer lies over the table. */
const OVERLAY_UNDER = 1100;

const drawerWidth = preference<number | null>('tweakbench.tests-drawer.1', z.nullable(z.number()), null);

export function TestsBody() {
  const { table, cell, openCell, isComparing, counts, isRunning } = useTestsModel();
  const { ref, size } = useSize<HTMLDivElement>();
  const [width, setWidth] = usePreference(drawerWidth);
  const searchField = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const drawerPart = useRef<HTMLElement>(null);
  const isOpen = cell !== null && table !== null;
  const isOverlay = size.width > 0 && size.width < OVERLAY_UNDER;
  const usual = isComparing ? COMPARED_WIDTH : size.width < 1280 ? 400 : WIDTH;
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { key, target, defaultPrevented } = event;
    if (!isOpen || defaultPrevented || (key !== 'F6' && key !== 'Escape')) return;
    const isInside = target instanceof Node && ref.current?.contains(target) === true;
    if (key === 'Escape' && !isInside) return;
    event.preventDefault();
    if (key === 'Escape') return close();
    const isInGrid = grid.current?.contains(document.activeElement) === true;
    if (isInGrid) drawerPart.current?.focus();
    else grid.current?.focus({ preventScroll: true });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const close = () => {
    openCell(null);
    grid.current?.focus({ preventScroll: true });
  };
  const main = (
    <div
      className={`tb-fill tb-high ${classes.main}`}
      data-beside={(isOpen && !isOverlay) || undefined}
      data-comparing={isComparing || undefined}
      data-all-broken={isAllBroken(counts, isRunning) || undefined}
    >
      <FilterBar searchField={searchField} />
      <StaleResultLine />
      <AllBroken />
      {table === null ? (
        <p className="tb-quiet tb-inset-lg">Loading the suite</p>
      ) : (
        <TestMatrix table={table} searchField={searchField} grid={grid} />
      )}
    </div>
  );
  const drawer = isOpen && <CellDrawer ref={drawerPart} table={table} cell={cell} onClose={close} />;
  return (
    <div ref={ref} className="tb-fill tb-relative" data-owns-escape={isOpen || undefined}>
      {isOverlay ? (
        <>
          {main}
          {drawer && <div className={`tb-surface tb-flex ${classes.overlay}`}>{drawer}</div>}
        </>
      ) : (
        <SplitPair
          direction="row"
          handleLabel="Resize the cell"
          sized="second"
          size={width ?? usual}
          defaultSize={usual}
          minSize={400}
          maxSize={720}
          minRest={420}
          onResize={(next) => setWidth(next === usual ? null : next)}
          isSecondShown={isOpen}
          first={main}
          second={drawer}
        />
      )}
    </div>
  );
}
