/** The items of the strip. Newest left; arrow keys walk from run to run. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { modeOfRun } from '../../navigation/navigation-state.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import { isComparable, type RunSummary } from '../../runs/run-summary.ts';
import { RUN_LETTERS, useComparedRuns } from '../../runs/use-compared-runs.ts';
import { keepFocus } from '../../ui/keep-focus.ts';
import { hasModifier } from '../../ui/platform-keys.ts';
import classes from './history-strip.module.css';
import { PickedRuns } from './picked-runs.tsx';
import { RunItem } from './run-item.tsx';
import { useNow } from './use-now.ts';

// In the same chunk: one request less before the strip is whole.
export { PickedRuns };

/** As many as are drawn at once; more follow when the strip is scrolled to its end. */
const DRAWN_AT_FIRST = 40;

export function RunList({ summaries }: { summaries: readonly RunSummary[] }) {
  const { shownRunId, showRun } = useNavigation();
  const { picked, toggle } = useComparedRuns();
  const [drawn, setDrawn] = useState(DRAWN_AT_FIRST);
  const list = useRef<HTMLUListElement>(null);
  const now = useNow();

  // Of the list alone: what compares the picked runs goes away too, and hands the focus to the comparison.
  useEffect(() => keepFocus(list.current), []);

  // The newest run is what people look for; the shown one is kept in sight when it changes.
  useEffect(() => {
    const item = list.current?.querySelector(`[data-run="${CSS.escape(shownRunId ?? '')}"]`);
    item?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [shownRunId]);

  function onKeyDown(event: KeyboardEvent<HTMLUListElement>) {
    if (hasModifier(event)) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-run-button]')];
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1;
    const next = at === -1 ? undefined : buttons[nextPlace(event.key, at, buttons.length)];
    if (!next || next === focused) return;
    event.preventDefault();
    next.focus();
  }

  const namesFlow = summaries.some(({ flow }) => flow.id !== summaries[0]?.flow.id);
  const listening = { onKeyDown };
  return (
    <ul
      ref={list}
      className={classes.list}
      aria-label="Runs"
      {...listening}
      onScroll={({ currentTarget: { scrollLeft, clientWidth, scrollWidth } }) => {
        if (scrollLeft + clientWidth > scrollWidth - 400) setDrawn((before) => Math.min(summaries.length, before + 40));
      }}
    >
      {summaries.slice(0, drawn).map((summary) => (
        <RunItem
          key={summary.id}
          summary={summary}
          now={now}
          namesFlow={namesFlow}
          isShown={summary.id === shownRunId}
          onShow={() => showRun(summary.id, { mode: modeOfRun(summary.isMatrix === true) })}
          letter={RUN_LETTERS[picked.indexOf(summary.id)] ?? null}
          onPick={isComparable(summary) ? () => toggle(summary) : null}
        />
      ))}
    </ul>
  );
}

function nextPlace(key: string, at: number, count: number): number {
  if (key === 'ArrowRight') return Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : at;
}
