/** The rows of the preview for the server and the key in the text. */
import { Button, Switch } from '@mantine/core';
import classes from './paste-request-dialog.module.css';
import type { PastedServerState } from './use-pasted-server.ts';

export interface PastedServerPartProps {
  state: PastedServerState;
  /** False if the text has no server. */
  isNamed: boolean;
}

export function PastedServerPart({ state, isNamed }: PastedServerPartProps) {
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
        <Choice label="Send through the relay" isOn={state.isRelayed} onChange={state.setRelayed} />
      </div>
      {state.isConnecting && <p className="tb-sm tb-quiet">Asking the relay</p>}
      {state.connectProblem !== null && <p className="tb-problem tb-medium">{state.connectProblem}</p>}
    </>
  );
}

export function PastedKey({ state }: { state: PastedServerState }) {
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
