/** Asks before the tweaks become the flow, with every field that changes; then says what state the flow is in, and offers Undo. */
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { findMaskedTweak } from '#flow/secrets/mask-secrets.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { HIDDEN_VALUE, showValue } from '#run/report/show-value.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { fieldsToWrite, type WrittenField } from '#run/translation/write-tweaks.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { flowKeys } from '../../api/flow-keys.ts';
import { makeFlow } from '../../api/make-flow.ts';
import { useTweakReport } from '../../draft/analysis/draft-analysis.ts';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';
import { DataTable } from '../../ui/layout/data-table.tsx';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import { CHANGE_FLOW } from './change-flow.ts';
import { MadeFlowView } from './made-flow-view.tsx';
import classes from './versions.module.css';

export interface TweaksToFlowProps {
  flow: FlowDetail;
  onClose: () => void;
}

export function TweaksToFlow({ flow, onClose }: TweaksToFlowProps) {
  const { connection } = useConnection();
  const client = useQueryClient();
  const make = useMutation({
    mutationKey: CHANGE_FLOW,
    mutationFn: (written: readonly WrittenField[]) => makeFlow(connection, flow, written),
    onSettled: () => client.invalidateQueries({ queryKey: flowKeys.all(connection) }),
  });
  if (make.data) {
    return <MadeFlowView flow={flow} made={make.data} onAgain={make.reset} onClose={onClose} />;
  }
  return <Question flow={flow} isMaking={make.isPending} onMake={make.mutate} onClose={onClose} />;
}

interface QuestionProps extends TweaksToFlowProps {
  isMaking: boolean;
  onMake: (written: readonly WrittenField[]) => void;
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
function fieldsOf(flow: FlowDetail, report: TweakReport | null): WrittenField[] | string {
  if (report === null || report.rules === null) return 'Loading the tweaks';
  if (report.isBroken || report.tweaks === null) return 'The tweaks are not valid JSON yet. Mend them first.';
  if (findMaskedTweak(report.tweaks) !== null)
    return 'A secret in the tweaks is hidden. Type it again, or remove it, before the tweaks become the flow.';
  const written = fieldsToWrite(flow.index, report.tweaks, report.rules);
  if (written === null)
    return 'The server refuses some of these tweaks. Remove them first: the Tweaks pane names them.';
  return written.length === 0 ? 'No tweak changes a field of the flow.' : written;
}

/** Which tweaks are left out, because they change nothing. */
function restOf(report: TweakReport | null, written: readonly WrittenField[]): string {
  const changed = new Set(written.map(({ component, field }) => `${component.id} ${field}`));
  const left = (report?.rows ?? []).filter(
    ({ verdicts }) => !verdicts.some(({ target }) => target && changed.has(`${target.component} ${target.field}`)),
  );
  if (left.length === 0) return '';
  const names = left.slice(0, 3).map(({ component, field }) => `${component} ${field}`);
  const more = left.length > names.length ? ` and ${left.length - names.length} more` : '';
  return `Left out, because they change nothing in the flow: ${names.join(', ')}${more}.`;
}
