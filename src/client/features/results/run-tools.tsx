/** The buttons for the shown run: which inputs, in which order, pin, export. */
import '@mantine/core/styles/Popover.layer.css';
import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconDownload, IconPin, IconPinFilled } from '@tabler/icons-react';
import type { Run } from '#run/run.ts';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { downloadFile } from '../../ui/download-file.ts';
import { GroupByChoice, InputChoice } from './option-choices.tsx';
import type { ResultOptions } from './result-options.ts';
import classes from './results-pane.module.css';

export interface RunToolsProps {
  run: Run;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
}

export function RunTools({ run, options, onOptions }: RunToolsProps) {
  const hasChoices = run.inputs.length > 1;
  return (
    <>
      {hasChoices && (
        <>
          <div className={classes.inline}>
            <GroupByChoice options={options} onOptions={onOptions} />
            <InputChoice run={run} options={options} onOptions={onOptions} />
          </div>
          <div className={classes.overflow}>
            <Popover position="bottom-end" trapFocus returnFocus>
              <Popover.Target>
                <ActionIcon aria-label="Result options">
                  <IconAdjustmentsHorizontal size={16} stroke={1.6} aria-hidden="true" />
                </ActionIcon>
              </Popover.Target>
              <Popover.Dropdown aria-label="Result options">
                <div className={classes.menu}>
                  <div>
                    <p className={classes.menuLabel}>Group by</p>
                    <GroupByChoice options={options} onOptions={onOptions} />
                  </div>
                  <div>
                    <p className={classes.menuLabel}>Input shown</p>
                    <InputChoice run={run} options={options} onOptions={onOptions} />
                  </div>
                </div>
              </Popover.Dropdown>
            </Popover>
          </div>
        </>
      )}
      {run.status !== 'running' && <KeepingTools runId={run.id} />}
    </>
  );
}

function KeepingTools({ runId }: { runId: string }) {
  const { summaries } = useRunSummaries();
  const actions = useRunActions();
  const isPinned = summaries.find(({ id }) => id === runId)?.isPinned ?? false;
  const PinIcon = isPinned ? IconPinFilled : IconPin;
  async function exportRun() {
    const file = await actions.exportFile(runId);
    if (file) downloadFile(file.fileName, file.text);
  }
  return (
    <>
      <Tooltip label={isPinned ? 'Unpin run' : 'Pin run'}>
        <ActionIcon
          aria-label="Pin run"
          aria-pressed={isPinned}
          onClick={() => void actions.setPinned(runId, !isPinned)}
        >
          <PinIcon size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Export run">
        <ActionIcon aria-label="Export run" onClick={() => void exportRun()}>
          <IconDownload size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
