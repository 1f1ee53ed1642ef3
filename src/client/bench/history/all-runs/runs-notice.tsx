/** What All runs says when it is empty, still loading, or could not be loaded. */
import { Button } from '@mantine/core';
import { workspaceFailure } from '../../../shell/api/workspace-failure.ts';
import classes from './all-runs.module.css';
import type { AllRunsQuery, RunFilter } from './use-all-runs.ts';

export interface RunsNoticeProps {
  runs: AllRunsQuery;
  filter: RunFilter;
  onShowAll: () => void;
}

export function RunsNotice({ runs, filter, onShowAll }: RunsNoticeProps) {
  const { entries, error } = runs;
  if (error !== null) {
    const what = entries.length === 0 ? 'The runs could not be loaded.' : 'The next runs could not be loaded.';
    return (
      <div className={`tb-row tb-wrap tb-fixed ${classes.notice}`} role="alert">
        <p className="tb-sm">
          {what} {workspaceFailure(error)}
        </p>
        <Button size="xs" onClick={runs.tryAgain}>
          Try again
        </Button>
      </div>
    );
  }
  if (runs.isLoading) return <p className={`tb-sm tb-quiet tb-fixed ${classes.notice}`}>Loading the runs</p>;
  if (runs.isLoadingMore) return <p className={`tb-sm tb-quiet tb-fixed ${classes.notice}`}>Loading more runs</p>;
  if (entries.length > 0 || runs.isSearching) return null;
  const text = filter.text.trim();
  if (text === '' && filter.person === undefined) {
    return (
      <p className={`tb-sm tb-quiet tb-fixed ${classes.notice}`}>
        No runs on this server yet. Press Run: your runs appear here.
      </p>
    );
  }
  return (
    <div className={`tb-row tb-wrap tb-fixed ${classes.notice}`}>
      <p className="tb-sm">
        {text === ''
          ? 'This person has no runs here.'
          : `No run has “${text}” in its inputs, answers, name or note. Every word must be in the run.`}
      </p>
      <Button size="xs" onClick={onShowAll}>
        Show all runs
      </Button>
    </div>
  );
}
