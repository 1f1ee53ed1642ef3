/** The progress of the batch, its counts, and its buttons. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { passRateWords, rowsWords, tallyRows, tallyWords } from '#run/batch/batch-tally.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { median } from '#run/variants/matrix-view.ts';
import { SessionNote } from '../../draft/session-switch.tsx';
import { useProvideModeRun } from '../../navigation/use-provide-mode-run.ts';
import { exportBatchFile } from '../../runs/batch/export-batch-file.ts';
import { usePageServices } from '../../runs/page-services.ts';
import type { BatchState } from '../../state/ui-state.ts';
import { downloadFile } from '../../ui/browser/download-file.ts';
import { ActionMenu } from '../../ui/controls/action-menu.tsx';
import { notifyError } from '../../ui/feedback/notify-error.ts';
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
  const { openBatches } = usePageServices();
  const tally = tallyRows(state.rows);
  const { ended, passed, errors } = tally;
  const running = state.rows.filter((row) => row === 1).length;
  const isOpen = ended + running < batch.count;
  const rate = passRateWords(batch, tally);
  useProvideModeRun(isOpen ? 'Resume batch' : 'New batch', isOpen ? actions.resume : onNew);
  const medianMs = medianOf(state);
  const figures = [
    rowsWords(batch, tally),
    ...tallyWords(batch, tally),
    ...(running > 0 ? [`${running} running`] : []),
  ];
  const save = async (format: 'csv' | 'jsonl') => {
    const { name, blob } = await exportBatchFile(await openBatches(), batch, format);
    downloadFile(name, blob, blob.type);
  };
  return (
    <div className={`tb-bar tb-wrap ${classes.progress}`}>
      <progress className={classes.bar} aria-label="Rows that are done" max={batch.count} value={ended} />
      {rate !== null && (
        <p
          className={`tb-strong ${classes.rate}`}
          data-all={passed === ended || undefined}
          data-none={passed === 0 || undefined}
        >
          {rate}
        </p>
      )}
      {medianMs !== null && <p className={`tb-mono ${classes.figures}`}>{`median ${formatDuration(medianMs)}`}</p>}
      <p className={`tb-mono ${classes.figures}`}>{figures.join(' · ')}</p>
      <SessionNote
        index={index}
        unit="row"
        isShared={batch.hasNewSessions !== true}
        sessionId={batch.draft.sessionId}
      />
      <div className={`tb-row tb-wrap ${classes.tools}`}>
        {!isRunning && errors > 0 && (
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
                { label: 'Save as CSV', onSelect: () => notifyError(save('csv'), 'Nothing was saved') },
                { label: 'Save as JSONL', onSelect: () => notifyError(save('jsonl'), 'Nothing was saved') },
              ]}
            />
          </>
        )}
      </div>
      {problem !== null && (
        <p className={`tb-problem ${classes.problem}`} role="alert">
          {problem}
        </p>
      )}
      {!isLasting && (
        <p className={`tb-quiet ${classes.note}`}>This browser cannot store results: save them before you leave.</p>
      )}
    </div>
  );
}

/** Median time of an answered row, in ms; null if there is none. */
function medianOf({ rows, ms }: BatchState): number | null {
  return median([...ms].filter((_, row) => [2, 3, 4].includes(rows[row] ?? 0)));
}
