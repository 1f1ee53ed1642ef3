/** The menu next to the flow picker, and its dialogs. */
import { useState } from 'react';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import type { FlowMenuChoice } from './flow-dialogs.tsx';
import { useFlowActions } from './use-flow-actions.ts';

const FlowMenuDialog = lazyOverlay(async () => (await import('./flow-dialogs.tsx')).FlowMenuDialog);

export function FlowMenu({ importFiles }: { importFiles: (files: readonly File[]) => Promise<void> }) {
  const [choice, setChoice] = useState<FlowMenuChoice | null>(null);
  const actions = useFlowActions(importFiles, setChoice);
  const close = () => setChoice(null);
  return (
    <>
      <ActionMenu label="Flow menu" isInPalette actions={actions} />
      {choice && <FlowMenuDialog choice={choice} onClose={close} />}
    </>
  );
}
