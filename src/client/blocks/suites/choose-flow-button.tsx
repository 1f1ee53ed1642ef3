/** For a suite whose flow is gone: chooses another one. */
import { Button } from '@mantine/core';
import { lazy, useState } from 'react';
import { OverlayGuard } from '../../ui/feedback/overlay-guard.tsx';
import type { MoveSuiteDialogProps } from './move-suite-dialog.tsx';

const MoveSuiteDialog = lazy(async () => ({ default: (await import('./move-suite-dialog.tsx')).MoveSuiteDialog }));

export function ChooseFlowButton({ suite }: Pick<MoveSuiteDialogProps, 'suite'>) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Choose a flow
      </Button>
      {isOpen && (
        <OverlayGuard onClose={close}>
          <MoveSuiteDialog suite={suite} onClose={close} />
        </OverlayGuard>
      )}
    </>
  );
}
