/** Inside: the components of an input in a list, and what the chosen one did. Loaded when it is first opened. */
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { focusText } from '../../../shell/ui/focus/focus-into.ts';
import { isOwnEscape } from '../../../shell/ui/focus/is-own-escape.ts';
import { SplitPair } from '../../../shell/ui/layout/split-pair.tsx';
import { useIsNarrow } from '../../../shell/ui/layout/use-is-narrow.ts';
import { useSize } from '../../../shell/ui/layout/use-size.ts';
import { ComponentView } from '../component/component-view.tsx';
import { FigureTable } from './figure-table.tsx';
import { InsideBar } from './inside-bar.tsx';
import { InsideList } from './inside-list.tsx';
import { InsidePage } from './inside-page.tsx';
import { InsideState } from './inside-state.tsx';
import { useInside } from './use-inside.ts';

/** In px. Side by side from this width on. */
const SIDE_BY_SIDE_FROM = 760;
const LIST = { share: 0.4, min: 300, max: 560 };
const COMPONENT_MIN = 420;
/** Below it, the list is as high as its rows, up to a part of the view. */
const STACKED = { share: 0.45, min: 92, minRest: 120 };
const HEAD_AND_LEGEND = 28 + 36;
const COMPACT_BELOW = 700;

export interface InsideViewProps {
  run: Run;
  /** False while another flow or server is open. */
  canRun: boolean;
  /** Leads to the frames of a component. */
  onFrames: (component: string) => void;
}

export function InsideView({ run, canRun, onFrames }: InsideViewProps) {
  const shown = useInside(run);
  const { input, inside, rows, component, call, row, isNamed, choose, toggle } = shown;
  const { selectComponent } = useNavigate();
  const { ref, size } = useSize<HTMLElement>();
  const isNarrow = useIsNarrow();
  const [isTable, setTable] = useState(false);
  const [resized, setResized] = useState<{ width?: number; height?: number }>({});
  const tree = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const isBeside = size.width >= SIDE_BY_SIDE_FROM;
  const rowHeight = size.width > 0 && size.width < COMPACT_BELOW ? 30 : 32;
  const enter = () => focusText(panel.current?.querySelector('h3'));

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === 'F8') {
      const next = nextFailed(rows, row, event.shiftKey ? -1 : 1);
      if (next) {
        event.preventDefault();
        choose(next);
      }
    }
    if (panel.current?.contains(event.target as Node) && (event.key === 'F6' || isOwnEscape(event))) {
      event.preventDefault();
      event.stopPropagation();
      tree.current?.focus();
    }
  }

  const list = isTable ? (
    <FigureTable rows={rows} input={input} />
  ) : (
    <InsideList
      rows={rows}
      endMs={inside.endMs}
      chosen={row?.key ?? null}
      onChoose={choose}
      onToggle={toggle}
      onEnter={enter}
      width={isBeside ? size.width * LIST.share : size.width}
      rowHeight={rowHeight}
      ref={tree}
    />
  );
  const detail = component && (
    <div className="tb-fill">
      <InsideState run={run} input={input} canRun={canRun} />
      <div ref={panel} className="tb-fill">
        <ComponentView
          key={`${run.id} ${input} ${component.key}`}
          run={run}
          input={input}
          component={component}
          call={call}
          onCall={(id) => selectComponent(component.key, id)}
          onComponent={selectComponent}
          onFrames={onFrames}
        />
      </div>
    </div>
  );
  const bar = <InsideBar run={run} shown={shown} isTable={isTable} onTable={setTable} />;
  const natural = HEAD_AND_LEGEND + rows.length * rowHeight;
  return (
    <section className="tb-fill" aria-label="Inside" ref={ref} onKeyDown={onKeyDown}>
      {isNarrow && isNamed && row ? (
        <InsidePage rows={rows} row={row} onChoose={choose}>
          {detail}
        </InsidePage>
      ) : isNarrow ? (
        <>
          {bar}
          {list}
        </>
      ) : (
        <>
          {bar}
          {isBeside ? (
            <SplitPair
              key="beside"
              direction="row"
              handleLabel="Resize components"
              sized="first"
              size={between(LIST.min, resized.width ?? size.width * LIST.share, LIST.max)}
              defaultSize={between(LIST.min, size.width * LIST.share, LIST.max)}
              minSize={LIST.min}
              maxSize={LIST.max}
              minRest={COMPONENT_MIN}
              onResize={(width) => setResized((before) => ({ ...before, width }))}
              first={list}
              second={detail}
            />
          ) : (
            <SplitPair
              key="stacked"
              direction="column"
              handleLabel="Resize components"
              sized="first"
              size={resized.height ?? between(STACKED.min, natural, size.height * STACKED.share)}
              defaultSize={between(STACKED.min, natural, size.height * STACKED.share)}
              minSize={STACKED.min}
              minRest={STACKED.minRest}
              onResize={(height) => setResized((before) => ({ ...before, height }))}
              first={list}
              second={detail}
            />
          )}
        </>
      )}
    </section>
  );
}

function between(least: number, value: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, most)));
}

type Rows = ReturnType<typeof useInside>['rows'];

/** The next or previous component or call that failed, around the ends of the list. */
function nextFailed(rows: Rows, from: Rows[number] | null, step: 1 | -1): Rows[number] | null {
  const at = from === null ? -1 : rows.indexOf(from);
  for (let moved = 1; moved <= rows.length; moved += 1) {
    const row = rows[(at + step * moved + rows.length * 2) % rows.length];
    if (row?.isFailed) return row;
  }
  return null;
}
