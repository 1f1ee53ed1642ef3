/** The menu next to the flow picker, and its dialogs. */
import { lazy, useState } from 'react';
import { ActionMenu } from '../../ui/controls/action-menu.tsx';
import { OverlayGuard } from '../../ui/feedback/overlay-guard.tsx';
import type { FlowMenuChoice } from './flow-menu-dialog.tsx';
import { useFlowActions } from './use-flow-actions.ts';

const FlowMenuDialog = lazy(async () => ({ default: (await import('./flow-menu-dialog.tsx')).FlowMenuDialog }));

export function FlowMenu({ importFiles }: { importFiles: (files: readonly File[]) => Promise<void> }) {
  const [choice, setChoice] = useState<FlowMenuChoice | null>(null);
  const actions = useFlowActions(importFiles, setChoice);
  const close = () => setChoice(null);
  return (
    <>
      <ActionMenu label="Flow menu" isInPalette actions={actions} />
      {choice && (
        <OverlayGuard onClose={close}>
          <FlowMenuDialog choice={choice} onClose={close} />
        </OverlayGuard>
      )}
    </>
  );
}
