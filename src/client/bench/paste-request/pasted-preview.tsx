/** What was understood of the text and what was not, and the button that fills the form. */

import { Button, Switch } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { componentUse, findRebinds } from '#flow/rebind/rebind-components.ts';
import { maskDraft } from '#flow/secrets/mask-secrets.ts';
import type { PastedRequest } from '#run/paste/pasted-request.ts';
import { draftScope } from '../../draft/storage/draft-scope.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useFlow, useFlows } from '../../shell/api/flows-query.ts';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { findFlow } from './match-pasted-server.ts';
import classes from './paste-request-dialog.module.css';
import { pastedDraft, pastedFacts, shortened } from './pasted-facts.ts';
import { PastedFlow } from './pasted-flow.tsx';
import { type PastedServerState, usePastedServer } from './use-pasted-server.ts';

/** More do not help. */
const MAX_REMARKS = 50;

export function PastedPreview({ pasted, onClose }: { pasted: PastedRequest; onClose: () => void }) {
  const server = usePastedServer(pasted);
  const openId = useFlowId();
  const flows = useFlows();
  const replaceDraft = useReplaceDraft();
  const { connection } = useConnection();
  const scope = draftScope(connection);
  const [choice, setChoice] = useState<{ flowId: string; scope: string } | null>(null);
  const found = findFlow(flows.data ?? [], pasted.flow);
  // Reset the choice for another server, where the same id may be another flow.
  const chosen = choice?.scope === scope ? choice.flowId : null;
  const target = chosen ?? found?.id ?? openId;
  const flow = useFlow(target);
  const index = flow.data?.index ?? null;
  const matches = useMemo(
    () => (index === null ? [] : findRebinds(index, componentUse(pasted.request))),
    [index, pasted],
  );
  const facts = useMemo(() => pastedFacts(pasted), [pasted]);
  const whyNotId = useId();
  // Wait for the secret fields, so that the draft can be stored with its secrets masked.
  const isReady = target !== null && !flow.isPending;

  function fill() {
    if (!isReady) return;
    const hasGivenKey = server.giveKey();
    const isReplaced = replaceDraft({
      flowId: target,
      draft: pastedDraft(pasted),
      mask: index === null ? null : (draft) => maskDraft(draft, index),
      message: `Request filled in. Press Run.${hasGivenKey ? ' The key is now in the connection.' : ''}`,
    });
    if (!isReplaced) return;
    onClose();
    if (matches.length > 0) sendUiRequest('rebind', true);
  }

  return (
    <>
      {pasted.remarks.length > 0 && (
        <section
          className={`tb-sm-tall tb-break tb-ignored-tint ${classes.remarks}`}
          aria-labelledby={`${whyNotId}-title`}
        >
          <h3 className="tb-sm" id={`${whyNotId}-title`}>
            Not understood, or sent differently
          </h3>
          <ul>
            {shortened(pasted.remarks, MAX_REMARKS).map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="What was understood">
        <dl className={`tb-sm-tall tb-above-sm ${classes.facts}`}>
          <dt>Server</dt>
          <dd>
            <PastedServerPart state={server} isNamed={pasted.address !== null} />
          </dd>
          {server.hasKey && (
            <>
              <dt>API key</dt>
              <dd>
                <PastedKey state={server} />
              </dd>
            </>
          )}
          <dt>Flow</dt>
          <dd>
            <PastedFlow
              named={pasted.flow}
              flows={flows}
              found={found}
              target={target}
              targetName={flow.data?.name ?? null}
              server={server}
              onChoose={(flowId) => setChoice({ flowId, scope })}
            />
            {matches.length > 0 && (
              <p className="tb-sm tb-quiet">
                {matches.length === 1
                  ? '1 component ID is not in this flow. You can match it in the next step.'
                  : `${matches.length} component IDs are not in this flow. You can match them in the next step.`}
              </p>
            )}
          </dd>
          {facts.map(({ name, value, lines }) => (
            <Fact key={name + value} name={name} value={value} lines={lines} />
          ))}
        </dl>
      </section>
      <DialogFoot
        onCancel={onClose}
        note={
          <p className="tb-sm tb-quiet" id={whyNotId}>
            {footNote(target !== null, flow)}
          </p>
        }
      >
        <Button variant="filled" aria-disabled={!isReady} aria-describedby={whyNotId} onClick={fill}>
          Fill the form
        </Button>
      </DialogFoot>
    </>
  );
}

function footNote(hasTarget: boolean, { isPending, isError }: ReturnType<typeof useFlow>): string {
  if (!hasTarget) return 'Choose a flow to fill.';
  if (isPending) return 'Loading the flow.';
  const note = 'Replaces the current request. You can undo this.';
  return isError
    ? `${note} The flow could not be read, so its secret fields are unknown. The request is kept in this tab only.`
    : note;
}

function Fact({ name, value, lines }: { name: string; value: string; lines: readonly string[] }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {value}
        {lines.length > 0 && (
          <ul className={`tb-list tb-quiet ${classes.lines}`}>
            {[...lines.entries()].map(([position, line]) => (
              <li key={position}>{line}</li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}

interface PastedServerPartProps {
  state: PastedServerState;
  /** False if the text has no server. */
  isNamed: boolean;
}

/** The rows of the preview for the server and the key in the text. */
function PastedServerPart({ state, isNamed }: PastedServerPartProps) {
  const { server, host, hereName } = state;
  if (!isNamed) return <>{hereName} (the text names no server)</>;
  if (server === 'here') return <>{host}, connected</>;
  if (server === 'own') {
    return (
      <>
        {host} is this page’s own server. You are on {hereName}.
        <Button size="compact-sm" onClick={state.connect}>
          Use the embedded engine
        </Button>
      </>
    );
  }
  return (
    <>
      {host}. You are on {hereName}. Connect to send requests to {host}.
      <div className={`tb-row tb-wrap tb-above-xs-sm ${classes.connect}`}>
        <Button size="compact-sm" onClick={state.connect}>
          Connect to {host}
        </Button>
        <Choice label="Send through this server" isOn={state.isRelayed} onChange={state.setRelayed} />
      </div>
      {state.isConnecting && <p className="tb-sm tb-quiet">Asking this server</p>}
      {state.connectProblem !== null && <p className="tb-problem tb-medium">{state.connectProblem}</p>}
    </>
  );
}

function PastedKey({ state }: { state: PastedServerState }) {
  const { server, host, isKeyInUse, usesKey, keepsKey, isLangflow } = state;
  if (isKeyInUse) return <>The connection already has it</>;
  if (server === 'own') return <>Not copied into the form. Switch to that server to use it there.</>;
  return (
    <>
      {server === 'here'
        ? 'Used for the connection only. It is never saved in the form, a link or History.'
        : `Sent to ${host} when you connect, and nowhere else.`}
      <Choice label={`Use the key for ${host}`} isOn={usesKey} onChange={state.setUsesKey} />
      {usesKey && isLangflow && (
        <Choice label="Keep the key across reloads" isOn={keepsKey} onChange={state.setKeepsKey} />
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

function Choice({ label, isOn, onChange }: ChoiceProps) {
  return (
    <Switch
      label={label}
      classNames={{ root: `tb-above-xs-sm ${classes.choice}`, label: 'tb-sm' }}
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
