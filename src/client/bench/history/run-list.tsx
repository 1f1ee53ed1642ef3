/** The items of the strip, newest first. Arrow keys move between runs. */
import { useInterval } from '@mantine/hooks';
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { RUN_LETTERS } from '#run/compare/run-pair.ts';
import { useWho } from '../../blocks/person/use-who.ts';
import type { RecentResult } from '../../runs/history/recent-results.ts';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useTestsRoute } from '../../shell/navigation/use-tests-route.ts';
import { useComparedIds, useMode, useShownPart, useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { focusByKey } from '../../shell/ui/layout/list-keys.ts';
import { scrollInBox } from '../../shell/ui/layout/scroll-in-box.ts';
import { useCompareWith } from '../runs/use-compare-with.ts';
import classes from './history-strip.module.css';
import { RefusedRun } from './refused-run.tsx';
import { ResultItem } from './result-item.tsx';
import { RunItem } from './run-item.tsx';

const EVERY_MS = 20_000;

// Re-exported to be in the same chunk, which saves a request.
export { RefusedRun };

const NO_RESULTS: readonly RecentResult[] = [];

/** How many items are rendered at first; more when the strip is scrolled to its end. */
const DRAWN_AT_FIRST = 40;

export interface RunListProps {
  summaries: readonly RunSummary[];
  results: readonly RecentResult[];
  /** The title of the region. */
  title: RefObject<HTMLElement | null>;
}

export function RunList({ summaries, results, title }: RunListProps) {
  const shownRunId = useShownRunId();
  const mode = useMode();
  const openFlow = useOpenFlow();
  const { showRun } = useNavigate();
  const part = useShownPart();
  const compared = useComparedIds();
  const compareWith = useCompareWith();
  const [drawn, setDrawn] = useState(DRAWN_AT_FIRST);
  const list = useRef<HTMLUListElement>(null);
  const now = useNow();
  const who = useWho();

  useEffect(() => keepFocus(list.current), []);

  const focusNewest = () => list.current?.querySelector<HTMLElement>('button[data-run-button]')?.focus();
  useUiRequest('focus', focusNewest, (target) => target.kind === 'pane' && target.pane === 'history');
  // Go to History puts the focus on the title while the list is not drawn yet.
  const focusFromTitle = useEffectEvent(() => {
    if (document.activeElement === title.current) focusNewest();
  });
  useEffect(() => focusFromTitle(), []);

  const items = inOrder(summaries, mode === 'tests' ? results : NO_RESULTS);
  const { result } = useTestsRoute();
  const shownId = mode === 'tests' ? result : shownRunId;
  // A new run is listed a moment after it is shown.
  const isListed = items.slice(0, drawn).some((item) => idOf(item) === shownId);
  // Scroll only when another item is shown, so that the newest stay in view otherwise.
  useEffect(() => {
    if (!list.current || !isListed) return;
    scrollInBox(list.current, list.current.querySelector(`[data-run="${CSS.escape(shownId ?? '')}"]`));
  }, [shownId, isListed]);

  const namesFlow = ({ flow }: { flow: RunSummary['flow'] }) => flow.id !== openFlow?.id;
  const listening = { onKeyDown: walk };
  return (
    <ul
      ref={list}
      className={`tb-list tb-grow tb-flex ${classes.list}`}
      aria-label="Runs"
      {...listening}
      onScroll={({ currentTarget: { scrollLeft, clientWidth, scrollWidth } }) => {
        if (scrollLeft + clientWidth > scrollWidth - 400) setDrawn((before) => Math.min(items.length, before + 40));
      }}
    >
      {items.slice(0, drawn).map((item) => {
        if ('info' in item)
          return <ResultItem key={item.info.id} result={item} who={who} now={now} namesFlow={namesFlow(item.info)} />;
        return (
          <RunItem
            key={item.id}
            summary={item}
            who={who}
            now={now}
            namesFlow={namesFlow(item)}
            // Tests and Compare show something else, though the bench keeps its run.
            isShown={item.id === shownRunId && part === 'bench'}
            onShow={() => showRun(item.id)}
            letter={RUN_LETTERS[compared?.indexOf(item.id) ?? -1] ?? null}
            onCompare={compareWith(item)}
          />
        );
      })}
    </ul>
  );
}

/** Runs in the order of their numbers, with each result before the runs that are older than it. */
function inOrder(
  summaries: readonly RunSummary[],
  results: readonly RecentResult[],
): readonly (RunSummary | RecentResult)[] {
  const rest = [...results];
  const items = summaries.flatMap((summary) => {
    const later = rest.findIndex(({ info }) => info.startedAt <= summary.startedAt);
    return [...rest.splice(0, later === -1 ? rest.length : later), summary];
  });
  return [...items, ...rest];
}

function idOf(item: RunSummary | RecentResult): string {
  return 'info' in item ? item.info.id : item.id;
}

function walk(event: KeyboardEvent<HTMLUListElement>): void {
  focusByKey(event, 'button[data-run-button]', { axis: 'across' });
}

/** The current time, updated often enough for ages in minutes. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), EVERY_MS, { autoInvoke: true });
  return now;
}
