/** All runs of this server: who ran what, and when. Lies over the page, which stays in use; on a narrow screen it fills it. */
import { Button } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { RunEntry } from '#contract/workspace/run-entry.ts';
import { workspaceKeys } from '../../../shell/api/workspace-query.ts';
import { IconCopy } from '../../../shell/icons/icons.ts';
import { copyRunLink, runLink } from '../../../shell/navigation/copy-run-link.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { useComparedIds, useShownPart, useShownRunId } from '../../../shell/navigation/use-url-key.ts';
import { keepFocus } from '../../../shell/ui/focus/keep-focus.ts';
import { BesideDialog } from '../../../shell/ui/layout/beside-dialog.tsx';
import classes from './all-runs.module.css';
import { AllRunsHead } from './all-runs-head.tsx';
import { RunsNotice } from './runs-notice.tsx';
import { RunsTable } from './runs-table.tsx';
import { type RunFilter, useAllRuns } from './use-all-runs.ts';

/** A request for each key press would be too many. */
const PAUSE_MS = 300;
const EVERYTHING: RunFilter = { text: '', person: undefined };

export interface AllRunsProps {
  /** Opens the runs of an evidence file. */
  onOpenFile: () => void;
  onClose: () => void;
}

export function AllRuns({ onOpenFile, onClose }: AllRunsProps) {
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const [filter, setFilter] = useState(EVERYTHING);
  const [text] = useDebouncedValue(filter.text, PAUSE_MS);
  const runs = useAllRuns({ ...filter, text });
  const { showRun } = useNavigate();
  const shownId = useShownRunId();
  const hasRoom = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false });
  useFreshCounts(runs.entries);
  const part = useShownPart();
  const compared = useComparedIds();
  const opened = useRef({ part, shownId, compared });
  useEffect(() => {
    const before = opened.current;
    opened.current = { part, shownId, compared };
    // Closes, so as not to cover what was opened meanwhile, for example by dropping a file. Compare needs the whole width.
    const isOther = part !== before.part || compared !== before.compared;
    if (isOther || (!hasRoom && shownId !== before.shownId)) onClose();
  }, [part, shownId, compared, hasRoom, onClose]);
  useEffect(() => keepFocus(panel.current), []);
  const shown = runs.entries.find(({ id }) => id === shownId);
  const isSearching = runs.isSearching || filter.text.trim() !== text.trim();

  return (
    <BesideDialog ref={panel} titleId={titleId} className={`tb-column tb-surface ${classes.panel}`} onClose={onClose}>
      <AllRunsHead
        titleId={titleId}
        filter={filter}
        onFilter={setFilter}
        found={runs}
        isSearching={isSearching}
        onOpenFile={() => {
          onOpenFile();
          // Closes, so as not to cover the run of the file.
          if (!hasRoom) onClose();
        }}
        onClose={onClose}
      />
      {runs.entries.length > 0 && (
        <RunsTable
          runs={runs}
          onShow={({ id }) => {
            opened.current = { part, shownId: id, compared };
            showRun(id);
            // Closes, so as not to cover the results, even if the run was shown already.
            if (!hasRoom) onClose();
          }}
        />
      )}
      <RunsNotice runs={runs} filter={filter} onShowAll={() => setFilter(EVERYTHING)} />
      {shown && <LinkFoot {...shown} />}
    </BesideDialog>
  );
}

/** Counts and people may have changed since the page was opened, and do when a listed run is added or deleted. */
function useFreshCounts(entries: readonly RunEntry[]): void {
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each reading of the list
  useEffect(() => {
    for (const queryKey of [workspaceKeys.info, workspaceKeys.people]) void client.invalidateQueries({ queryKey });
  }, [client, entries]);
}

/** The permanent link of the run that the page shows, at the foot of All runs. */
function LinkFoot({ id, number }: { id: string; number: number }) {
  const { host, pathname, search } = new URL(runLink(id));
  return (
    <div className={`tb-row tb-fixed tb-sm tb-quiet tb-sunken tb-hairline-above tb-gap-md ${classes.foot}`}>
      <p className="tb-fixed">
        Permanent link of <span className="tb-mono tb-strong">#{number}</span>
      </p>
      <p className="tb-mono tb-cut">{`${host}${pathname}${search}`}</p>
      <Button
        size="xs"
        className="tb-fixed"
        leftSection={<IconCopy size={14} stroke={1.6} aria-hidden="true" />}
        onClick={() => void copyRunLink({ id, number })}
      >
        Copy link
      </Button>
      <p className="tb-end tb-cut tb-wide-only">Opens as it was, without running again.</p>
    </div>
  );
}
