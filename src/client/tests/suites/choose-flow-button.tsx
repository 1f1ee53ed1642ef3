/** For a suite whose flow is gone: chooses another one. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import type { SuiteDialogProps } from './suite-dialog.tsx';

const SuiteDialog = lazyOverlay(async () => (await import('./suite-dialog.tsx')).SuiteDialog);

export function ChooseFlowButton({ suite }: Pick<SuiteDialogProps, 'suite'>) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="compact-sm" onClick={() => setOpen(true)}>
        Choose a flow
      </Button>
      {isOpen && <SuiteDialog kind="move" suite={suite} onClose={close} />}
    </>
  );
}
