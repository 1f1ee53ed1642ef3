/** The History region: the newest runs, and results of suites, newest first. A click opens one without running it. */

import { lazy, Suspense, useRef } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { useRecentResults } from '../../runs/use-recent-results.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { IconHistory } from '../../shell/icons/icons.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { useOnFirstUse } from '../../shell/ui/browser/use-on-first-use.ts';
import { usePageActions } from '../../shell/ui/commands/page-actions.ts';
import { focusText } from '../../shell/ui/focus/focus-into.ts';
import classes from './history-strip.module.css';
import { StripHandle } from './strip-handle.tsx';

const loadList = () => import('./run-list.tsx');
const RunList = lazy(async () => ({ default: (await loadList()).RunList }));
const RefusedRun = lazy(async () => ({ default: (await loadList()).RefusedRun }));

export interface HistoryStripProps {
  /** Opens the runs of an evidence file. */
  onOpenFile: () => void;
  /** True while the list of all runs of this server is up. */
  isListUp: boolean;
  /** Pulls that list up, or puts it down. */
  onToggleList: () => void;
}

export function HistoryStrip({ onOpenFile, isListUp, onToggleList }: HistoryStripProps) {
  const { summaries, isLoading, hasMore, problem } = useRunSummaries();
  const results = useRecentResults();
  const title = useRef<HTMLHeadingElement>(null);
  useOnFirstUse(loadList);
  // The list takes it if it is drawn.
  useUiRequest(
    'focus',
    () => focusText(title.current),
    (target) => target.kind === 'pane' && target.pane === 'history',
  );
  usePageActions('History', [
    { label: 'All runs', onSelect: onToggleList },
    { label: 'Open evidence file', onSelect: onOpenFile },
  ]);
  const pinned = summaries.filter(({ isPinned }) => isPinned).length;
  const isEmpty = summaries.length === 0 && results.length === 0;
  const none = isLoading ? 'Loading the runs' : 'No runs yet';
  const count = summaries.length === 0 ? none : formatCount(summaries.length, 'run');
  return (
    <section
      className={`tb-fixed tb-shrink tb-bg tb-hairline-above tb-flex ${classes.strip}`}
      aria-labelledby="history-title"
      id="history"
    >
      <div className={`tb-fixed tb-inset-sm ${classes.head}`}>
        <h2 ref={title} className={`tb-md tb-row tb-strong tb-gap-xs-sm ${classes.title}`} id="history-title">
          <IconHistory size={16} stroke={1.6} aria-hidden="true" />
          History
        </h2>
        <p className="tb-xs tb-quiet tb-one-line">
          {hasMore ? `The newest ${count}` : count}
          {pinned > 0 && !hasMore && ` · ${pinned} pinned`}
        </p>
        <StripHandle isUp={isListUp} onToggle={onToggleList} />
      </div>
      {problem !== null && <p className={`tb-sm tb-fixed tb-problem ${classes.problem}`}>{problem}</p>}
      {problem !== null && (
        <Suspense>
          <RefusedRun />
        </Suspense>
      )}
      {isEmpty ? (
        <p className={`tb-sm ${classes.empty}`}>
          {!isLoading && 'Runs are saved on this server. Click one to reopen it.'}
        </p>
      ) : (
        <Suspense>
          <RunList summaries={summaries} results={results} title={title} />
        </Suspense>
      )}
    </section>
  );
}
