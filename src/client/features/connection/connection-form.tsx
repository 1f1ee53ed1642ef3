/** What can be set about the page's own server: the key, if it asks for one. */
import '@mantine/core/styles/PasswordInput.layer.css';
import { Button, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConnection } from '../../api/connection.tsx';
import { useFlows } from '../../api/flows-query.ts';
import { useServer } from '../../api/version-query.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import classes from './connection-form.module.css';
import type { ConnectionLabel } from './connection-state.ts';

export function ConnectionForm({ label }: { label: ConnectionLabel }) {
  const { connection, setApiKey } = useConnection();
  const client = useQueryClient();
  const server = useServer();
  const flows = useFlows();
  const [key, setKey] = useState(connection.apiKey ?? '');
  const [isTried, setTried] = useState(false);

  function connect(event: FormEvent) {
    event.preventDefault();
    setApiKey(key);
    setTried(true);
    // Next tick: the queries then ask with the new key.
    queueMicrotask(() => void client.invalidateQueries());
  }

  const isBusy = server.isFetching || flows.isFetching;
  return (
    <form onSubmit={connect} className={classes.form}>
      <h2 className={classes.title}>Connection</h2>
      <div className={classes.server}>
        <p className={classes.serverName}>Embedded engine</p>
        <p className={classes.note}>{serverFacts(server.data?.version.version, flows.data?.length)}</p>
      </div>
      <PasswordInput
        label="API key"
        description="Only when the server was started with one. Kept in this tab until you close it. Never part of links, exports or snippets."
        inputWrapperOrder={['label', 'input', 'description']}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: classes.key, innerInput: classes.key, description: classes.note }}
        visibilityToggleButtonProps={{ 'aria-label': 'Show API key', tabIndex: 0 }}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <div className={classes.foot}>
        <Button type="submit" size="sm">
          Connect
        </Button>
        <p className={classes.outcome} aria-live="polite">
          {(isTried || label.state !== 'ready') && <Outcome label={label} isBusy={isBusy} />}
        </p>
      </div>
    </form>
  );
}

function Outcome({ label, isBusy }: { label: ConnectionLabel; isBusy: boolean }) {
  if (isBusy) return <>Asking the server</>;
  if (label.state === 'ready') {
    return (
      <span className={classes.good}>
        <StateMark state="applied" /> Connected
      </span>
    );
  }
  return (
    <span className={classes.bad}>
      <StateMark state="refused" /> {label.text}
    </span>
  );
}

function serverFacts(version: string | undefined, flows: number | undefined): string {
  const facts = ['This page’s own server: example flows and yours, on this machine'];
  if (version) facts.push(`version ${version}`);
  if (flows !== undefined) facts.push(`${flows} flow${flows === 1 ? '' : 's'}`);
  return facts.join(', ');
}
