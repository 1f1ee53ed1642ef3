/** All runs of this server: who ran what, and when. Lies over the page, which stays in use; on a narrow screen it fills it. */
import { FocusTrap } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { workspaceKeys } from '../../../api/workspace-query.ts';
import { useNavigate } from '../../../navigation/navigate.tsx';
import { modeOfRun } from '../../../navigation/navigation-state.ts';
import { useShownRunId } from '../../../navigation/use-url-key.ts';
import { keepFocus } from '../../../ui/focus/keep-focus.ts';
import { useFocusBack } from '../../../ui/focus/use-focus-back.ts';
import classes from './all-runs.module.css';
import { AllRunsHead } from './all-runs-head.tsx';
import { LinkFoot } from './link-foot.tsx';
import { RunsNotice } from './runs-notice.tsx';
import { RunsTable } from './runs-table.tsx';
import { type RunFilter, useAllRuns } from './use-all-runs.ts';

/** A request for each key press would be too many. */
const PAUSE_MS = 300;
const EVERYTHING: RunFilter = { text: '', person: undefined };

export function AllRuns({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const [filter, setFilter] = useState(EVERYTHING);
  const [text] = useDebouncedValue(filter.text, PAUSE_MS);
  const runs = useAllRuns({ ...filter, text });
  const { showRun } = useNavigate();
  const isFull = useMediaQuery('(max-width: 819px)', false, { getInitialValueInEffect: false });
  const hasRoom = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  useFreshCounts();
  useEffect(() => keepFocus(panel.current), []);
  const shownId = useShownRunId();
  const shown = runs.entries.find(({ id }) => id === shownId);
  const isSearching = runs.isSearching || filter.text.trim() !== text.trim();

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target } = event;
    // Not for menus and dialogs that were opened from here, nor for an open list of people.
    const isOwn = target instanceof Element && event.currentTarget.contains(target);
    if (event.key !== 'Escape' || !isOwn || target.getAttribute('aria-expanded') === 'true') return;
    event.stopPropagation();
    onClose();
  }

  return (
    <FocusTrap active={isFull}>
      <section
        ref={panel}
        role="dialog"
        aria-modal={isFull || undefined}
        aria-labelledby={titleId}
        data-beside={!isFull || undefined}
        className={classes.panel}
        onKeyDown={onKeyDown}
      >
        <AllRunsHead
          titleId={titleId}
          filter={filter}
          onFilter={setFilter}
          found={runs}
          isSearching={isSearching}
          onClose={onClose}
        />
        {runs.entries.length > 0 && (
          <RunsTable
            runs={runs}
            onShow={({ id, isMatrix }) => {
              showRun(id, { mode: modeOfRun(isMatrix === true) });
              // Otherwise it would cover the results.
              if (!hasRoom) onClose();
            }}
          />
        )}
        <RunsNotice runs={runs} filter={filter} onShowAll={() => setFilter(EVERYTHING)} />
        {shown && <LinkFoot {...shown} />}
      </section>
    </FocusTrap>
  );
}

/** Counts and people may have changed since the page was opened. */
function useFreshCounts(): void {
  const client = useQueryClient();
  useEffect(() => {
    for (const queryKey of [workspaceKeys.info, workspaceKeys.people]) void client.invalidateQueries({ queryKey });
  }, [client]);
}
