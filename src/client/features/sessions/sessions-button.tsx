/** Opens the list of past sessions; the list is loaded when it is asked for. */
import { lazy, Suspense, useState } from 'react';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import classes from './sessions-button.module.css';

const SessionsDialog = lazy(async () => ({ default: (await import('./sessions-dialog.tsx')).SessionsDialog }));

export function SessionsButton() {
  const flow = useOpenFlow();
  const [isOpen, setOpen] = useState(false);
  if (flow === null) return null;
  return (
    <>
      <button type="button" className={classes.button} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Sessions
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <SessionsDialog flowId={flow.id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
