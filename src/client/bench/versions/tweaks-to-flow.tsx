/** Asks before the tweaks become the flow, with every field that changes; then says what state the flow is in, and offers Undo. */

import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { upperFirst } from '#contract/text/upper-first.ts';
import { findMaskedTweak } from '#flow/secrets/mask-secrets.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { versionName } from '#run/model/run-version.ts';
import { HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { type FieldToWrite, fieldsToWrite } from '#run/translation/write-tweaks.ts';
import { useTweakReport } from '../../draft/analysis/draft-analysis.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { flowKeys } from '../../shell/api/flow-keys.ts';
import { type MadeFlow, makeFlow } from '../../shell/api/make-flow.ts';
import { useFailureSentence } from '../../shell/api/use-failure-sentence.ts';
import { activateVersion } from '../../shell/api/versions-query.ts';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import classes from './versions.module.css';

/** Key of the mutations that change the flow: the dialog stays open during one. */
export const CHANGE_FLOW = ['change-flow'] as const;

export interface TweaksToFlowProps {
  flow: FlowDetail;
  onClose: () => void;
}

export function TweaksToFlow({ flow, onClose }: TweaksToFlowProps) {
  const { connection } = useConnection();
  const client = useQueryClient();
  const make = useMutation({
    mutationKey: CHANGE_FLOW,
    mutationFn: (written: readonly FieldToWrite[]) => makeFlow(connection, flow, written),
    onSettled: () => client.invalidateQueries({ queryKey: flowKeys.all(connection) }),
  });
  if (make.data) {
    return <MadeFlowView flow={flow} made={make.data} onAgain={make.reset} onClose={onClose} />;
  }
  return <Question flow={flow} isMaking={make.isPending} onMake={make.mutate} onClose={onClose} />;
}

interface QuestionProps extends TweaksToFlowProps {
  isMaking: boolean;
  onMake: (written: readonly FieldToWrite[]) => void;
}

function Question({ flow, isMaking, onMake, onClose }: QuestionProps) {
  const report = useTweakReport();
  const [takesSecrets, setTakesSecrets] = useState(false);
  const all = fieldsOf(flow, report);
  if (typeof all === 'string') {
    return (
      <>
        <p role="status">{all}</p>
        <DialogFoot>
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </DialogFoot>
      </>
    );
  }
  const secrets = all.filter(({ isSecret }) => isSecret).length;
  const written = takesSecrets ? all : all.filter(({ isSecret }) => !isSecret);
  const rest = restOf(report, all);
  return (
    <>
      <p>
        {`This changes ${formatCount(written.length, 'field')} of the flow on the server, for everybody who uses it. A version of the flow as it is now is saved first, so that you can undo it.`}
      </p>
      <ScrollBox className={`tb-above-sm ${classes.scroll}`} label="Fields that change, scroll">
        <DataTable
          className={`tb-table tb-break ${classes.table}`}
          label="Fields that change"
          columns={['Component · field', 'Now', 'Becomes']}
        >
          {written.map(({ component, field, before, after, isSecret }) => (
            <tr key={`${component.id} ${field}`}>
              <th scope="row">
                {component.displayName} <code>{field}</code>
              </th>
              <td>
                <code>{isSecret ? HIDDEN_VALUE : showValue(before)}</code>
              </td>
              <td>
                <code>{isSecret ? HIDDEN_VALUE : showValue(after)}</code>
              </td>
            </tr>
          ))}
        </DataTable>
      </ScrollBox>
      {secrets > 0 && (
        <Checkbox
          className="tb-above-sm"
          checked={takesSecrets}
          onChange={({ currentTarget }) => setTakesSecrets(currentTarget.checked)}
          label={`Also write ${formatCount(secrets, 'secret')} into the flow`}
          description="Whoever may open or export the flow can then read it. A variable of the server would keep it apart."
        />
      )}
      {rest !== '' && <p className="tb-sm-tall tb-quiet tb-above-sm">{rest}</p>}
      <DialogFoot>
        <Button onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button
          variant="filled"
          aria-disabled={written.length === 0 || isMaking}
          loading={isMaking}
          onClick={() => written.length > 0 && !isMaking && onMake(written)}
        >
          Change the flow
        </Button>
      </DialogFoot>
    </>
  );
}

/** The fields that the tweaks change, or why they cannot become the flow. */
function fieldsOf(flow: FlowDetail, report: TweakReport | null): FieldToWrite[] | string {
  if (report === null || report.rules === null) return 'Loading the tweaks';
  if (report.isBroken || report.tweaks === null) return 'The tweaks are not valid JSON yet. Correct them first.';
  if (findMaskedTweak(report.tweaks) !== null)
    return 'A secret in the tweaks is hidden. Type it again, or remove it, before the tweaks become the flow.';
  const written = fieldsToWrite(flow.index, report.tweaks, report.rules);
  if (written === null)
    return 'The server refuses some of these tweaks. Remove them first: the Tweaks pane names them.';
  return written.length === 0 ? 'No tweak changes a field of the flow.' : written;
}

/** Which tweaks are left out, because they change nothing. */
function restOf(report: TweakReport | null, written: readonly FieldToWrite[]): string {
  const changed = new Set(written.map(({ component, field }) => `${component.id} ${field}`));
  const left = (report?.rows ?? []).filter(
    ({ verdicts }) => !verdicts.some(({ target }) => target && changed.has(`${target.component} ${target.field}`)),
  );
  if (left.length === 0) return '';
  const names = left.slice(0, 3).map(({ component, field }) => `${component} ${field}`);
  const more = left.length > names.length ? ` and ${left.length - names.length} more` : '';
  return `Left out, because they change nothing in the flow: ${names.join(', ')}${more}.`;
}

interface MadeFlowViewProps {
  flow: FlowDetail;
  made: MadeFlow;
  /** Asks the question again. */
  onAgain: () => void;
  onClose: () => void;
}

/** What state the flow is in after its tweaks were to become it, and Undo. */
function MadeFlowView({ flow, made, onAgain, onClose }: MadeFlowViewProps) {
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
          : stateSentence(made)}
      </p>
      {undo.isError && snapshot !== null && (
        <p className="tb-problem tb-above-sm" role="alert">
          {`The flow was not put back. ${why(undo.error)} ${upperFirst(versionName(snapshot))}, still has it as it was: try again, or restore it in Langflow’s editor.`}
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

function stateSentence({ flow, snapshot, failure }: MadeFlow): string {
  const snapshotSentence =
    snapshot === null
      ? 'No version of it was saved.'
      : `${upperFirst(versionName(snapshot))}, has it as it was before.`;
  switch (flow) {
    case 'unchanged':
      return `The flow was not changed. ${snapshotSentence}`;
    case 'written':
      return `The flow has these values now${failure === null ? '' : ', although the answer was lost'}. ${snapshotSentence}`;
    case 'other':
      return `The flow has changed, but not as asked: the server altered a value, or somebody else changed the flow. ${snapshotSentence}`;
    case 'unknown':
      return `The server did not say whether the flow has the new values. ${snapshotSentence}`;
  }
}
