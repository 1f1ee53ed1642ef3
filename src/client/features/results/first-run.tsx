/** What the pane says before anything has run: how to start, and the examples. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconPlugConnected } from '@tabler/icons-react';
import { useId } from 'react';
import type { Connection } from '#run/connection.ts';
import { useConnection } from '../../api/connection.tsx';
import { connectionHost } from '../../api/connection-host.ts';
import { RequestError } from '../../api/fetch-json.ts';
import { useFlow, useFlows } from '../../api/flows-query.ts';
import { useServer } from '../../api/version-query.ts';
import { focusField } from '../../navigation/focus-field.ts';
import { openPart } from '../../navigation/open-part.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import classes from './first-run.module.css';

export function FirstRun({ title }: { title: string }) {
  const { connection } = useConnection();
  const { flowId, setFlowId } = useNavigation();
  const { error: flowError } = useFlow(flowId);
  const { data: flows, error: flowsError } = useFlows();
  const server = useServer();
  // What a run would fail with is said before anyone tries.
  const isFailing = connection.kind === 'langflow' && (server.isError || flowsError !== null);
  const samples = (flows ?? []).filter((flow) => flow.is_sample === true);
  return (
    <div className={classes.view}>
      {flowId !== null && flowError instanceof RequestError && flowError.error.kind === 'flow-not-found' ? (
        <UnknownFlow flowId={flowId} />
      ) : (
        <>
          <h3 className={classes.title}>{title}</h3>
          <p className={classes.lead}>{leadOf(connection, isFailing)}</p>
        </>
      )}
      {(connection.kind === 'embedded' || isFailing) && (
        <Button
          variant="default"
          size="sm"
          className={classes.connect ?? ''}
          leftSection={<IconPlugConnected size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => openPart('connection')}
        >
          {connection.kind === 'embedded' ? 'Connect Langflow' : 'Open Connection'}
        </Button>
      )}
      {samples.length > 0 && (
        <section aria-label="Examples">
          <h4 className={classes.heading}>Or start from an example</h4>
          <ul className={classes.list}>
            {samples.map(({ id, name, description }) => (
              <li key={id} className={classes.item}>
                <div>
                  <p className={classes.name}>{name}</p>
                  {description && <p className={classes.about}>{description}</p>}
                </div>
                <UnstyledButton className={classes.open} aria-label={`Open ${name}`} onClick={() => setFlowId(id)}>
                  Open
                  <IconArrowRight size={16} stroke={1.6} aria-hidden="true" />
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** In the words of a run that failed for the same reason. */
function UnknownFlow({ flowId }: { flowId: string }) {
  const titleId = useId();
  return (
    <div role="alert" aria-labelledby={titleId}>
      <h3 className={classes.title} id={titleId}>
        This server has no flow with this id
      </h3>
      <p className={classes.lead}>
        It was asked for <code>{flowId}</code>. The flow may have been deleted, or lie on another server.
      </p>
      <Button
        variant="default"
        size="sm"
        className={classes.connect ?? ''}
        onClick={() => focusField({ kind: 'flow' })}
      >
        Choose a flow
      </Button>
    </div>
  );
}

function leadOf(connection: Connection, isFailing: boolean): string {
  if (isFailing) {
    return `${connectionHost(connection)} cannot be used as it is set. Its connection says why, and what to change.`;
  }
  const start = 'Write an input and press Run.';
  if (connection.kind === 'langflow') return start;
  return `${start} You are on the embedded engine: it answers on this machine, with no key and no account.`;
}
