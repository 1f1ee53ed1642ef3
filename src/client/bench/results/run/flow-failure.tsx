/** Says why the open flow, or the list of flows, could not be loaded, with actions. */
import { Button, UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import { missingFlowSentence } from '#run/errors/missing-flow.ts';
import { isRelayed } from '#run/model/connection.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { RequestError } from '../../../shell/api/fetch-json.ts';
import { useRefetchFailed } from '../../../shell/api/refetch-failed.ts';
import { useFailureSentence } from '../../../shell/api/use-failure-sentence.ts';
import { goTo } from '../../../shell/navigation/go-to.ts';
import { useSwitchServer } from '../../../shell/navigation/use-switch-server.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import { WordingText } from '../../blocks/errors/wording-text.tsx';
import classes from './first-run.module.css';
import lines from './stale-line.module.css';
import { isUnknownFlow } from './use-flow-failure.ts';

export interface FlowFailureProps {
  failure: Error;
  /** Null if no flow is chosen and the list of flows failed to load. */
  flowId: string | null;
}

/** Shown instead of answers. */
export function FlowFailure(props: FlowFailureProps) {
  const { title, sentence, action, act } = useFailureMessage(props);
  const titleId = useId();
  const isOther = useConnection().connection.kind !== 'embedded';
  const { useEmbeddedEngine: chooseEmbedded } = useSwitchServer();
  return (
    <div role="alert" aria-labelledby={titleId}>
      <h3 className="tb-heading" id={titleId}>
        {title}
      </h3>
      <p className={`tb-lg tb-quiet tb-above-xs ${classes.lead}`}>{sentence}</p>
      <div className="tb-wrap tb-gap-sm tb-above-lg tb-flex">
        <Button size="sm" onClick={act}>
          {action}
        </Button>
        {isOther && (
          <>
            <Button size="sm" onClick={() => sendUiRequest('connection', true)}>
              Open Connection
            </Button>
            <Button size="sm" onClick={chooseEmbedded}>
              Use the embedded engine
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** Shown above the answers of a run. */
export function FlowFailureLine(props: FlowFailureProps) {
  const { title, sentence, action, act } = useFailureMessage(props);
  return (
    <div
      role="alert"
      aria-label={title}
      className={`tb-bar tb-sm tb-wrap tb-quiet tb-sunken tb-inset-xs ${lines.line}`}
    >
      <StateMark state="refused" />
      <p className="tb-text">
        {title}. {sentence}
      </p>
      <UnstyledButton className="tb-sm tb-accent tb-strong" onClick={act}>
        {action}
      </UnstyledButton>
    </div>
  );
}

function useFailureMessage({ failure, flowId }: FlowFailureProps) {
  const sentenceOf = useFailureSentence();
  const refetchFailed = useRefetchFailed();
  const { sendThroughRelay } = useSwitchServer();
  const { connection } = useConnection();
  if (flowId !== null && isUnknownFlow(failure)) {
    // Same text as for a run that failed for the same reason.
    return {
      title: 'This server has no flow with this id',
      sentence: <WordingText wording={missingFlowSentence(flowId, connection.kind === 'langflow')} />,
      action: 'Choose a flow',
      act: () => goTo({ kind: 'flow' }),
    };
  }
  const failed = {
    title: `Could not load the ${flowId === null ? 'flows' : 'flow'}`,
    sentence: sentenceOf(failure),
  };
  if (isCuredByRelay(failure) && !isRelayed(connection)) {
    return { ...failed, action: 'Send through this server', act: sendThroughRelay };
  }
  return {
    ...failed,
    action: 'Try again',
    act() {
      announce('Asking the server');
      void refetchFailed();
    },
  };
}

/** True if the browser blocks the server, which the relay can avoid. */
function isCuredByRelay(failure: Error): boolean {
  return failure instanceof RequestError && ['blocked-by-cors', 'not-sent'].includes(failure.error.kind);
}
