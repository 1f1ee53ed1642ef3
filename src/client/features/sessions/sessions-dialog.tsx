/** Past sessions of the open flow with their messages: to use one again, or to delete it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { Dialog } from '../../ui/controls/dialog.tsx';
import { SessionView } from './session-view.tsx';
import classes from './sessions-dialog.module.css';
import { useSessions } from './sessions-query.ts';

export interface SessionsDialogProps {
  /** The server's id, which is also the name of the flow's own session. */
  flowId: string;
  onClose: () => void;
}

export function SessionsDialog({ flowId, onClose }: SessionsDialogProps) {
  const sessions = useSessions(flowId);
  const sentenceOf = useFailureSentence();
  const [chosen, setChosen] = useState<string | null>(null);
  const form = useDraftForm();
  const names = sessions.data ?? [];
  const shown = chosen !== null && names.includes(chosen) ? chosen : (names[0] ?? null);
  function use(session: string) {
    form.setValue('sessionId', session === flowId ? '' : session, { shouldDirty: true });
    onClose();
  }
  return (
    <Dialog onClose={onClose} title="Sessions" size={760}>
      {sessions.isPending && <p className="tb-sm-tall tb-quiet">Loading the sessions</p>}
      {sessions.isError && (
        <div className="tb-stack tb-start" role="alert">
          <p>Could not load the sessions. {sentenceOf(sessions.error)}</p>
          <Button size="xs" onClick={() => void sessions.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {sessions.isSuccess && names.length === 0 && (
        <p className="tb-sm-tall tb-quiet">
          This flow has no session yet. Run a flow with a chat input or a chat output to start one.
        </p>
      )}
      {shown !== null && !sessions.isError && (
        <div className={`tb-gap-lg tb-stack ${classes.columns}`}>
          <ul className={classes.list} aria-label="Past sessions" data-scrolls>
            {names.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className={`tb-plain tb-sm tb-break tb-wide tb-ink tb-hover tb-touch ${classes.session}`}
                  aria-current={name === shown}
                  onClick={() => setChosen(name)}
                >
                  {name === flowId ? "The flow's own session" : name}
                </button>
              </li>
            ))}
          </ul>
          <SessionView key={shown} flowId={flowId} session={shown} onUse={() => use(shown)} />
        </div>
      )}
    </Dialog>
  );
}
