/** What state the flow is in after its tweaks were to become it, and Undo. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { capital } from '#contract/text/capital.ts';
import { versionName } from '#run/model/run-version.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { flowKeys } from '../../api/flow-keys.ts';
import type { MadeFlow } from '../../api/make-flow.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { activateVersion } from '../../api/versions-query.ts';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';
import { CHANGE_FLOW } from './change-flow.ts';

export interface MadeFlowViewProps {
  flow: FlowDetail;
  made: MadeFlow;
  /** Asks the question again. */
  onAgain: () => void;
  onClose: () => void;
}

export function MadeFlowView({ flow, made, onAgain, onClose }: MadeFlowViewProps) {
  const { failure, snapshot } = made;
  const { connection } = useConnection();
  const client = useQueryClient();
  const why = useFailureSentence();
  const undo = useMutation({
    mutationKey: CHANGE_FLOW,
    mutationFn: (version: string) => activateVersion(connection, flow.id, version),
    onSettled: () => client.invalidateQueries({ queryKey: flowKeys.all(connection) }),
  });
  const canUndo = snapshot !== null && made.flow !== 'unchanged' && !undo.isSuccess;
  return (
    <>
      {failure !== null && (
        <p className="tb-problem" role="alert">
          {why(failure)}
        </p>
      )}
      <p role="status" className={failure === null ? '' : 'tb-above-sm'}>
        {undo.isSuccess
          ? 'The flow is as it was before. What it was until now is kept as a version, too.'
          : stateWords(made)}
      </p>
      {undo.isError && snapshot !== null && (
        <p className="tb-problem tb-above-sm" role="alert">
          {`The flow was not put back. ${why(undo.error)} ${capital(versionName(snapshot))}, still has it as it was: try again, or restore it in Langflow’s editor.`}
        </p>
      )}
      <DialogFoot>
        {canUndo && (
          <Button loading={undo.isPending} onClick={() => !undo.isPending && undo.mutate(snapshot.id)}>
            {undo.isError ? 'Try Undo again' : 'Undo'}
          </Button>
        )}
        {made.flow === 'unchanged' && <Button onClick={onAgain}>Back to the fields</Button>}
        <Button variant="filled" onClick={onClose} data-autofocus>
          Close
        </Button>
      </DialogFoot>
    </>
  );
}

function stateWords({ flow, snapshot, failure }: MadeFlow): string {
  const kept =
    snapshot === null ? 'No version of it was saved.' : `${capital(versionName(snapshot))}, has it as it was before.`;
  switch (flow) {
    case 'unchanged':
      return `The flow was not changed. ${kept}`;
    case 'written':
      return `The flow has these values now${failure === null ? '' : ', although the answer was lost'}. ${kept}`;
    case 'other':
      return `The flow has changed, but not as asked: the server altered a value, or somebody else changed the flow. ${kept}`;
    case 'unknown':
      return `The server did not say whether the flow has the new values. ${kept}`;
  }
}
