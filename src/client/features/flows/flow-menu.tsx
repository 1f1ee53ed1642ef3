/** The menu beside the flow picker, and the dialogs that it opens. */
import { lazy, Suspense, useState } from 'react';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { type FlowDialog, useFlowActions } from './use-flow-actions.ts';

const RenameFlowDialog = lazy(async () => ({ default: (await import('./flow-dialogs.tsx')).RenameFlowDialog }));
const DeleteFlowDialog = lazy(async () => ({ default: (await import('./flow-dialogs.tsx')).DeleteFlowDialog }));

export function FlowMenu({ importFiles }: { importFiles: (files: readonly File[]) => Promise<void> }) {
  const flow = useOpenFlow();
  const [dialog, setDialog] = useState<FlowDialog | null>(null);
  const actions = useFlowActions(importFiles, setDialog);
  const close = () => setDialog(null);
  return (
    <>
      <ActionMenu label="Flow menu" actions={actions} />
      <Suspense fallback={null}>
        {flow !== null && dialog === 'rename' && <RenameFlowDialog flow={flow} onClose={close} />}
        {flow !== null && dialog === 'delete' && <DeleteFlowDialog flow={flow} onClose={close} />}
      </Suspense>
    </>
  );
}
