/** How far the batch is, its counts, and what can be done now. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
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
}

export function BatchProgress({ state, actions, onNew }: BatchProgressProps) {
  const { batch, isRunning, problem, isLasting } = state;
  const counts = [0, 0, 0, 0, 0, 0];
  for (const row of state.rows) counts[row] = (counts[row] ?? 0) + 1;
  const [waiting = 0, running = 0, plain = 0, met = 0, missed = 0, failed = 0] = counts;
  const answered = plain + met + missed;
  const ended = answered + failed;
  const figures = [
    `${ended.toLocaleString('en')} of ${batch.count.toLocaleString('en')} rows`,
    `${answered.toLocaleString('en')} answered`,
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
    ...(batch.expectation ? [`${met.toLocaleString('en')} as expected`, `${missed.toLocaleString('en')} not`] : []),
    ...(running > 0 ? [`${running} under way`] : []),
  ];
  const save = async (format: 'csv' | 'jsonl') => {
    const { name, blob } = await exportBatchFile(batch, format);
    downloadFile(name, blob, blob.type);
  };
  return (
    <div className={classes.progress}>
      <progress className={classes.bar} aria-label="Rows that are done" max={batch.count} value={ended} />
      <p className={classes.figures}>{figures.join(' · ')}</p>
      <div className={classes.tools}>
        {isRunning && (
          <Button size="xs" variant="default" onClick={actions.stop}>
            Stop
          </Button>
        )}
        {!isRunning && waiting > 0 && (
          <Button size="xs" onClick={actions.resume}>
            Resume
          </Button>
        )}
        {!isRunning && failed > 0 && (
          <Button size="xs" variant="default" onClick={() => actions.again([5])}>
            Run failed rows again
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
      {!isLasting && (
        <p className={classes.note}>This browser keeps nothing for this page: save the results before you leave.</p>
      )}
    </div>
  );
}
