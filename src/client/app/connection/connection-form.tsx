/** Chooses the server: the embedded engine, or a Langflow at an address. */
import '@mantine/core/styles/PasswordInput.layer.css';
import { Button, PasswordInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useId, useRef, useState } from 'react';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import type { ServerCapabilities, ServerKind } from '#run/model/connection.ts';
import { useFlows } from '../../shell/api/flows-query.ts';
import { useServer } from '../../shell/api/version-query.ts';
import classes from './connection-form.module.css';
import { ConnectionOutcome } from './connection-outcome.tsx';
import type { ConnectionLabel } from './connection-state.ts';
import { AddressField, KeepKeyField, NameField, RelayField } from './langflow-fields.tsx';
import { ServerChoice } from './server-choice.tsx';
import { useConnectionForm } from './use-connection-form.ts';

/** Debounces the validation of the address while typing. */
const PAUSE_MS = 600;

export interface ConnectionFormProps {
  label: ConnectionLabel;
  /** Address of a Langflow to fill in; null to begin with the usual server of the form. */
  address: string | null;
}

export function ConnectionForm({ label, address }: ConnectionFormProps) {
  const form = useConnectionForm(address);
  const server = useServer();
  const flows = useFlows();
  const { fields, change, test, connect, isKeyKnown } = form;
  const [isTried, setTried] = useState(false);
  const addressInput = useRef<HTMLInputElement>(null);
  const outcomeId = useId();
  const isLangflow = fields.kind === 'langflow';
  const problem = isLangflow ? form.addressProblem : null;
  const [settled] = useDebouncedValue(fields.address, PAUSE_MS);
  const isTyped = settled !== '' && settled === fields.address;
  const isHere = form.isConnected;
  const connected = isHere && label.state === 'ready' ? server.data : undefined;
  const found = test.data ?? (isLangflow ? connected : undefined);

  function press(act: () => void) {
    setTried(true);
    if (problem === null) act();
    else addressInput.current?.focus();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    test.reset();
    press(() => connect.mutate());
  }

  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <ServerChoice
        value={fields.kind}
        onChange={(kind) => {
          setTried(false);
          form.chooseKind(kind);
        }}
        embedded={embeddedLine(form.connection.kind === 'embedded' ? (flows.data?.length ?? null) : null)}
        langflow={langflowLine(found)}
      />
      {isLangflow && (
        <AddressField
          form={form}
          problem={isTried || isTyped ? problem : null}
          inputRef={addressInput}
          onLeave={() => setTried(fields.address !== '')}
        />
      )}
      {isLangflow && <NameField form={form} />}
      <PasswordInput
        label="API key"
        description={keyNote(fields.kind, isKeyKnown)}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: 'tb-mono', innerInput: 'tb-mono', description: 'tb-sm tb-quiet' }}
        visibilityToggleButtonProps={{ 'aria-label': 'Show API key', tabIndex: 0 }}
        value={fields.apiKey}
        onChange={(event) => change({ apiKey: event.currentTarget.value })}
      />
      {isLangflow && fields.apiKey !== '' && <KeepKeyField form={form} />}
      {isLangflow && <RelayField form={form} />}
      <div className="tb-row tb-wrap">
        <Button variant="filled" type="submit" size="sm" aria-describedby={outcomeId}>
          Connect
        </Button>
        {isLangflow && (
          <Button size="sm" aria-describedby={outcomeId} onClick={() => press(() => test.mutate())}>
            Test
          </Button>
        )}
        <ConnectionOutcome
          id={outcomeId}
          form={form}
          label={isHere && (isTried || isLangflow) ? label : null}
          stay={isHere ? null : label}
          isBusy={isHere && (server.isFetching || flows.isFetching)}
          failure={server.error ?? flows.error}
        />
      </div>
      {found && <ServerFacts server={found} />}
    </form>
  );
}

/** The capabilities of a server, in a few lines. */
function ServerFacts({ server }: { server: ServerCapabilities }) {
  const { found, rules, streamsWorkflows } = server;
  if (found === undefined) return null;
  const facts = [
    { name: 'Streaming', value: 'yes' },
    { name: 'Live component states', value: streamsWorkflows ? 'yes' : 'not offered' },
    { name: 'Component times', value: found.hasTraces ? 'yes' : 'not offered' },
    { name: 'File upload', value: found.hasFiles ? 'yes' : 'not offered' },
    { name: 'Tweak rules', value: rules.isAssumed ? `as of ${rules.release}, assumed` : `as of ${rules.release}` },
  ];
  return (
    <dl className={`tb-sm tb-hairline-above tb-gap-xs tb-stack ${classes.facts}`} aria-label="What this server can do">
      {facts.map(({ name, value }) => (
        <div key={name} className="tb-flex tb-between tb-gap-md">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The lines under the names of the servers and under the key. */
function embeddedLine(flows: number | null): string {
  const line = 'Samples and imported flows, on this server';
  return flows === null ? line : `${line} (${flows.toLocaleString('en')})`;
}

/** `server` is the one that was last tested or connected. */
function langflowLine(server: ServerCapabilities | undefined): string {
  if (server?.found === undefined) return 'Your own flows, on a Langflow that you run';
  const { flows, answeredInMs } = server.found;
  return `${server.version.version}, ${countFlows(flows)}, answered in ${formatDuration(Math.max(1, answeredInMs))}`;
}

function keyNote(kind: ServerKind, isKnown: boolean): string {
  if (isKnown) return 'Not needed: this server adds the key of its settings.';
  const note = 'Kept in this tab until you close it. Never part of links, exports or snippets.';
  return kind === 'embedded' ? `Only if the server was started with one. ${note}` : note;
}

function countFlows(count: number): string {
  return formatCount(count, 'flow');
}
