/** How far the batch is, its counts, and what can be done now. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { FlowIndex } from '#flow/flow-index.ts';
import { formatCount, formatDuration } from '#run/result-format.ts';
import { median } from '#run/variants/matrix-view.ts';
import { SessionNote } from '../../draft/session-switch.tsx';
import { useProvideModeRun } from '../../navigation/mode-run.ts';
import type { BatchState } from '../../runs/batch/batch-runner.ts';
import { exportBatchFile } from '../../runs/batch/export-batch-file.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { downloadFile } from '../../ui/download-file.ts';
import { sayFailure } from '../../ui/say-failure.ts';
import classes from './batch.module.css';
import type { BatchActions } from './use-batch.ts';

export interface BatchProgressProps {
  state: BatchState;
  actions: BatchActions;
  onNew: () => void;
  index: FlowIndex;
}

export function BatchProgress({ state, actions, onNew, index }: BatchProgressProps) {
  const { batch, isRunning, problem, isLasting } = state;
  const counts = [0, 0, 0, 0, 0, 0];
  for (const row of state.rows) counts[row] = (counts[row] ?? 0) + 1;
  const [waiting = 0, running = 0, plain = 0, met = 0, missed = 0, failed = 0] = counts;
  const isOpen = waiting > 0;
  useProvideModeRun(isOpen ? 'Resume batch' : 'New batch', isOpen ? actions.resume : onNew);
  const medianMs = medianOf(state);
  const answered = plain + met + missed;
  const ended = answered + failed;
  const figures = [
    `${ended.toLocaleString('en')} of ${batch.count.toLocaleString('en')} rows`,
    `${answered.toLocaleString('en')} answered`,
    ...(failed > 0 ? [formatCount(failed, 'error')] : []),
    ...(batch.expectation ? [`${met.toLocaleString('en')} passed`, `${missed.toLocaleString('en')} failed`] : []),
    ...(running > 0 ? [`${running} running`] : []),
  ];
  const save = async (format: 'csv' | 'jsonl') => {
    const { name, blob } = await exportBatchFile(batch, format);
    downloadFile(name, blob, blob.type);
  };
  return (
    <div className={classes.progress}>
      <progress className={classes.bar} aria-label="Rows that are done" max={batch.count} value={ended} />
      {batch.expectation && ended > 0 && (
        <p
          className={classes.rate}
          data-all={met === ended || undefined}
          data-none={met === 0 || undefined}
        >{`${Math.floor((met / ended) * 100)} % passed`}</p>
      )}
      {medianMs !== null && <p className={classes.figures}>{`median ${formatDuration(medianMs)}`}</p>}
      <p className={classes.figures}>{figures.join(' · ')}</p>
      <SessionNote
        index={index}
        unit="row"
        isShared={batch.hasNewSessions !== true}
        sessionId={batch.draft.sessionId}
      />
      <div className={classes.tools}>
        {!isRunning && failed > 0 && (
          <Button size="xs" variant="default" onClick={() => actions.again([5])}>
            Run rows with errors again
          </Button>
        )}
        {!isRunning && (
          <>
            <Button size="xs" variant="default" onClick={onNew}>
              New batch
            </Button>
            <Button size="xs" variant="default" onClick={actions.remove}>
              Delete batch
            </Button>
            <ActionMenu
              label="Save batch"
              icon={IconDownload}
              actions={[
                { label: 'Save as CSV', onSelect: () => sayFailure(save('csv'), 'Nothing was saved') },
                { label: 'Save as JSONL', onSelect: () => sayFailure(save('jsonl'), 'Nothing was saved') },
              ]}
            />
          </>
        )}
      </div>
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      {!isLasting && <p className={classes.note}>This browser cannot store results: save them before you leave.</p>}
    </div>
  );
}

/** Time of an answered row, in ms; null until one was answered. */
function medianOf({ rows, ms }: BatchState): number | null {
  return median([...ms].filter((_, row) => [2, 3, 4].includes(rows[row] ?? 0)));
}
