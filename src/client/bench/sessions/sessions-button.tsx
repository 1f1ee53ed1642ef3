/** Opens the list of past sessions, which is loaded on demand. */
import { useState } from 'react';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { usePageActions } from '../../shell/ui/commands/page-actions.ts';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import classes from './sessions-button.module.css';

const SessionsDialog = lazyOverlay(async () => (await import('./sessions-dialog.tsx')).SessionsDialog);

export function SessionsButton() {
  const flow = useOpenFlow();
  const isMissing = flow === null;
  const [isOpen, setOpen] = useState(false);
  usePageActions('Request', [{ label: 'Sessions', onSelect: () => setOpen(true), isBlocked: isMissing }]);
  if (isMissing) return null;
  return (
    <>
      <button
        type="button"
        className={`tb-link tb-sm tb-medium ${classes.button}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Sessions
      </button>
      {isOpen && <SessionsDialog flowId={flow.id} onClose={() => setOpen(false)} />}
    </>
  );
}
