/** For a suite whose flow is gone: chooses another one. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { lazyOverlay } from '../../ui/feedback/lazy-overlay.tsx';
import type { MoveSuiteDialogProps } from './move-suite-dialog.tsx';

const MoveSuiteDialog = lazyOverlay(async () => (await import('./move-suite-dialog.tsx')).MoveSuiteDialog);

export function ChooseFlowButton({ suite }: Pick<MoveSuiteDialogProps, 'suite'>) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="compact-sm" onClick={() => setOpen(true)}>
        Choose a flow
      </Button>
      {isOpen && <MoveSuiteDialog suite={suite} onClose={close} />}
    </>
  );
}
