/** What can be done with the run that the server does not take: it is only in this tab. */
import { Button } from '@mantine/core';
import { announceRuns } from '../../runs/history/run-channel.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { readAgain, runKeys } from '../../runs/run-cache.ts';
import { useOutboxState } from '../../runs/use-outbox-state.ts';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import { AskButton } from '../../shell/ui/controls/ask-button.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useBusy } from '../../shell/ui/feedback/use-busy.ts';
import classes from './history-strip.module.css';

export function RefusedRun() {
  const { client, current, openCells } = usePageServices();
  const { exportFile, remove } = useRunActions();
  const [isSending, startSending] = useBusy('Nothing was sent');
  const refused = useOutboxState((state) => state.refused.find(({ run }) => run !== null));
  if (!refused?.run) return null;
  const { run, isFinal } = refused;
  const name = `run ${run.run.number}`;
  const save = async () => {
    const { fileName, text } = await exportFile(run.run.id);
    downloadFile(fileName, text);
  };
  const send = async () => {
    const { history, outbox } = await openCells();
    const { problem, wasDeleted } = await history.save(run);
    if (outbox.runOf(run.run.id) !== null) return;
    current.setState({ problem });
    if (!wasDeleted) notify({ message: `Run ${run.run.number} saved` });
    announceRuns();
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
      {!isFinal && (
        <Button
          size="compact-sm"
          aria-label={`Send ${name} again`}
          aria-disabled={isSending}
          onClick={() => startSending(send)}
        >
          {isSending ? 'Sending' : 'Send again'}
        </Button>
      )}
      <AskButton
        word="Discard"
        label={`Discard ${name}`}
        size="compact-sm"
        question={`Discard ${name}? It is nowhere else.`}
        onConfirm={() => notifyError(remove(run.summary), 'Nothing was discarded')}
      />
    </div>
  );
}
