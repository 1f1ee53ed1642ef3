/** What can be done with the run that the server will not take: it is only in this tab. */
import { Button } from '@mantine/core';
import { usePageServices } from '../../runs/page-services.ts';
import { readAgain, runKeys } from '../../runs/run-cache.ts';
import { useOutboxState } from '../../runs/use-outbox-state.ts';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import { AskButton } from '../../shell/ui/controls/ask-button.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import classes from './history-strip.module.css';

export function RefusedRun() {
  const { client, openCells } = usePageServices();
  const { exportFile } = useRunActions();
  const refused = useOutboxState((state) => state.refused.find(({ run }) => run !== null));
  if (!refused?.run) return null;
  const { key, run } = refused;
  const name = `run ${run.run.number}`;
  const save = async () => {
    const file = await exportFile(run.run.id);
    if (file) downloadFile(file.fileName, file.text);
  };
  const discard = async () => {
    (await openCells()).outbox.discard([key]);
    await readAgain(client, runKeys.summaries);
  };
  return (
    <div className={`tb-fixed tb-row ${classes.refused}`}>
      <Button
        size="compact-sm"
        aria-label={`Save ${name} as a file`}
        onClick={() => notifyError(save(), 'Nothing was saved')}
      >
        Save as a file
      </Button>
      <AskButton
        word="Discard"
        label={`Discard ${name}`}
        size="compact-sm"
        question={`Discard ${name}? It is nowhere else.`}
        onConfirm={() => notifyError(discard(), 'Nothing was discarded')}
      />
    </div>
  );
}
