/** What stands in the pane while the open flow, or the list of flows, could not be fetched. */
import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { isRelayed } from '#run/connection.ts';
import { useAskAgain } from '../../api/ask-again.ts';
import { useConnection } from '../../api/connection.tsx';
import { failureSentence } from '../../api/failure-sentence.ts';
import { RequestError } from '../../api/fetch-json.ts';
import { focusField } from '../../navigation/focus-field.ts';
import { announce } from '../../ui/announce.ts';
import classes from './first-run.module.css';

export interface FlowFailureProps {
  failure: Error;
  /** Null where no flow is chosen, and the list of flows is what failed. */
  flowId: string | null;
}

export function FlowFailure({ failure, flowId }: FlowFailureProps) {
  const { connection } = useConnection();
  const askAgain = useAskAgain();
  const error = failure instanceof RequestError ? failure.error : null;
  if (flowId !== null && error?.kind === 'flow-not-found') {
    // In the words of a run that failed for the same reason.
    return (
      <Failure title="This server has no flow with this id" action="Choose a flow" act={chooseFlow}>
        It was asked for <code>{flowId}</code>. The flow may have been deleted, or lie on another server.
      </Failure>
    );
  }
  const title = `The ${flowId === null ? 'flows' : 'flow'} could not be fetched`;
  const tryAgain = () => {
    announce('Asking the server');
    void askAgain();
  };
  const place = { hasKey: connection.apiKey !== null, isRelayed: isRelayed(connection) };
  return (
    <Failure title={title} action="Try again" act={tryAgain}>
      {error ? failureSentence(error, place) : failure.message}
    </Failure>
  );
}

function chooseFlow() {
  focusField({ kind: 'flow' });
}

interface FailureProps {
  title: string;
  children: ReactNode;
  action: string;
  act: () => void;
}

function Failure({ title, children, action, act }: FailureProps) {
  const titleId = useId();
  return (
    <div role="alert" aria-labelledby={titleId}>
      <h3 className={classes.title} id={titleId}>
        {title}
      </h3>
      <p className={classes.lead}>{children}</p>
      <Button variant="default" size="sm" className={classes.connect ?? ''} onClick={act}>
        {action}
      </Button>
    </div>
  );
}
