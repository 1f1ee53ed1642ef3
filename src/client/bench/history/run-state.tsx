/** How a run ended: its time, or a word and a mark. */
import { formatDuration } from '#run/figures/result-format.ts';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import classes from './run-state.module.css';

export type RunEnd = Pick<RunSummary, 'status' | 'errorKind' | 'durationMs' | 'isLeft' | 'isWaiting'>;

const LABELS = {
  running: 'Running',
  waiting: 'Waiting',
  stopped: 'Stopped',
  'not finished': 'Not finished',
  refused: 'Refused',
  failed: 'Failed',
  'partly failed': 'Partly failed',
} as const;

/** Part of the accessible name of a run; null for a successful one. */
export function runStateWord({ status, errorKind, isLeft, isWaiting }: RunEnd): keyof typeof LABELS | null {
  if (isLeft) return 'not finished';
  if (status === 'running' && isWaiting) return 'waiting';
  if (status === 'running' || status === 'stopped') return status;
  // A run with some answered inputs is done.
  if (status === 'done') return errorKind === null ? null : 'partly failed';
  return errorKind === 'refused-tweaks' ? 'refused' : 'failed';
}

export function RunState(end: RunEnd) {
  const word = runStateWord(end);
  if (word === null) return <span className="tb-quiet">{formatDuration(end.durationMs ?? 0)}</span>;
  return (
    <span className={`tb-quiet tb-inline ${classes.state}`} data-state={word}>
      {(word === 'refused' || word.endsWith('failed')) && <StateMark state="refused" size={12} />}
      {LABELS[word]}
    </span>
  );
}
