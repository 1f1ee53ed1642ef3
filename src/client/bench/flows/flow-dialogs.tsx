/** The dialogs of the flow menu. Loaded when one is opened. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { knobsOf } from '../../draft/knobs/knob-storage.ts';
import { draftScope } from '../../draft/storage/draft-scope.ts';
import { deleteDraft } from '../../draft/storage/local-drafts.ts';
import { connectionHost } from '../../shell/api/connection-host.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { fetchJson } from '../../shell/api/fetch-json.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { useDeleteFlow, useFlowMutation, useFlows } from '../../shell/api/flows-query.ts';
import { useFailureSentence } from '../../shell/api/use-failure-sentence.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { InstallSamplesDialog } from './install-samples-dialog.tsx';

/** What the dialog does. It keeps its own flow even if another one is opened meanwhile. */
export type FlowMenuChoice = { kind: 'rename' | 'delete'; flow: FlowDetail } | { kind: 'install' };

export function FlowMenuDialog({ choice, onClose }: { choice: FlowMenuChoice; onClose: () => void }) {
  const { connection } = useConnection();
  if (choice.kind === 'install') return <InstallSamplesDialog server={connectionHost(connection)} onClose={onClose} />;
  const Shown = choice.kind === 'rename' ? RenameFlowDialog : DeleteFlowDialog;
  return <Shown flow={choice.flow} onClose={onClose} />;
}

interface FlowDialogProps {
  flow: FlowDetail;
  onClose: () => void;
}

function RenameFlowDialog({ flow, onClose }: FlowDialogProps) {
  const [name, setName] = useState(flow.name);
  const rename = useFlowMutation((connection, wanted: string) =>
    fetchJson(connection, endpoints.flow(flow.id), { method: 'PATCH', body: { name: wanted } }),
  );
  const why = useFailureSentence();
  const isReady = name.trim() !== '' && !rename.isPending;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) rename.mutate(name.trim(), { onSuccess: onClose });
  }
  return (
    <Dialog onClose={onClose} title="Rename flow" size={420}>
      <form onSubmit={submit}>
        <TextInput
          label="Flow name"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={rename.error && `The flow was not renamed. ${why(rename.error)}`}
        />
        <div className="tb-row tb-to-end tb-above-lg">
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" type="submit" aria-disabled={!isReady}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function DeleteFlowDialog({ flow, onClose }: FlowDialogProps) {
  const { connection } = useConnection();
  const remove = useDeleteFlow();
  const why = useFailureSentence();
  const flowId = useFlowId();
  const { setFlowId } = useNavigate();
  const others = (useFlows().data ?? []).filter(({ id }) => id !== flow.id);
  // Another flow may be open: Back works while the dialog is open.
  const openName = useOpenFlow()?.id === flow.id && flowId !== null ? flowId : null;
  function confirm() {
    if (remove.isPending) return;
    // Close the flow first: an open flow would be refetched after it is deleted.
    if (openName !== null) setFlowId(others[0]?.id ?? null, { history: 'replace' });
    let isSeen = false;
    // Callbacks passed to `mutate` are called only while the dialog is mounted.
    const removed = remove.mutateAsync(flow.id, {
      onSuccess: onClose,
      onError: () => {
        isSeen = true;
        if (openName !== null) setFlowId(flow.id, { history: 'replace' });
      },
    });
    const deleted = removed.then(
      () => {
        // The storage key of the draft has the id or the endpoint name, as in the URL.
        for (const name of new Set([flow.id, openName ?? flow.id])) forgetFlow(draftScope(connection) + name);
      },
      () => {
        if (!isSeen) throw new Error('the server did not do it');
      },
    );
    notifyError(deleted, `${flow.name} was not deleted`);
  }
  return (
    <Dialog onClose={onClose} title="Delete flow" size={420}>
      <p>
        This deletes {flow.name} from the server, with its request and presentation. Its runs stay in History, and its
        suites in Tests. Download it first if you may need it again.
      </p>
      {remove.error && (
        <p className="tb-problem tb-above-sm" role="alert">
          The flow was not deleted. {why(remove.error)}
        </p>
      )}
      <div className="tb-row tb-to-end tb-above-lg">
        <Button onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button onClick={confirm}>Delete flow</Button>
      </div>
    </Dialog>
  );
}

/** Deletes all that this browser stores for a flow. */
function forgetFlow(flowKey: string): void {
  deleteDraft(flowKey);
  knobsOf(flowKey).write([]);
}
