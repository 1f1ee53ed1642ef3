/** Says that the page of the shown run was left before it had ended, and takes it up if its server still has it. */
import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { NOT_FINISHED } from '#run/figures/not-finished.ts';
import type { Run } from '#run/model/run.ts';
import { jobsToTakeUp } from '#run/reduce/left-run.ts';
import { connectionOf, isRunOf } from '../../../runs/history/run-server.ts';
import { usePageServices } from '../../../runs/page-services.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { useFlowsFailure } from '../../../shell/api/flows-query.ts';
import { useFailureSentence } from '../../../shell/api/use-failure-sentence.ts';
import { useSwitchServer } from '../../../shell/navigation/use-switch-server.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { type TakingUp, useTakeUp } from '../../runs/use-take-up.ts';
import { RunLine } from './run-line.tsx';

const STATE_SENTENCES: Record<Exclude<TakingUp, null>, string> = {
  trying: 'Asking its server whether it goes on.',
  elsewhere: 'Its server may still have it.',
  refused: 'Its server may still have it, and asks for its key.',
  busy: 'It may go on when the run in progress has ended.',
  held: 'Another page has taken it up.',
  none: 'Somebody else began it.',
  gone: 'Its server does not have it any more, or began it for somebody else.',
  later: 'Its server cannot be asked just now; it is asked again.',
};

export interface LeftLineProps {
  run: Run;
  /** Null if its flow is not open. */
  onRunAgain: (() => void) | null;
}

export function LeftLine({ run, onRunAgain }: LeftLineProps) {
  const state = useTakeUp(run);
  const current = useConnection();
  const failure = useFlowsFailure();
  const sentence = useFailureSentence();
  const { switchTo } = useSwitchServer();
  const isOver = state === null || state === 'gone' || state === 'none';
  const mayWait = run.jobs !== undefined && isRunOf(run, current.connection);
  const why = state === 'later' && failure !== null ? sentence(failure) : '';
  const more = state === null ? whyNot(run) : STATE_SENTENCES[state];
  return (
    <RunLine text={`${NOT_FINISHED}. ${why} ${more}`.replace(/ +/g, ' ').trim()}>
      {state === 'elsewhere' && (
        <LineButton onClick={() => switchTo(connectionOf(run, current))}>Connect to {run.server}</LineButton>
      )}
      {state === 'refused' && <LineButton onClick={() => sendUiRequest('connection', true)}>Enter the key</LineButton>}
      {mayWait && (state === null || state === 'busy') && <StopJobs run={run} />}
      {isOver && onRunAgain && <LineButton onClick={onRunAgain}>Run again</LineButton>}
    </RunLine>
  );
}

/** Ends the waiting jobs on the server, because a person may have only so many of them there. */
function StopJobs({ run }: { run: Run }) {
  const services = usePageServices();
  const { connection } = useConnection();
  const [state, setState] = useState<{ isStopping: boolean; problem: string | null }>({
    isStopping: false,
    problem: null,
  });
  const stop = async () => {
    setState({ isStopping: true, problem: null });
    const { stopLeftRun } = await import('../../runs/stop-left-run.ts');
    setState({ isStopping: false, problem: await stopLeftRun(services, connection, run) });
  };
  return (
    <>
      <LineButton isDisabled={state.isStopping} onClick={() => void stop()}>
        Stop it on the server
      </LineButton>
      {state.problem !== null && <span role="alert">{state.problem}</span>}
    </>
  );
}

interface LineButtonProps {
  onClick: () => void;
  isDisabled?: boolean;
  children: ReactNode;
}

function LineButton({ onClick, isDisabled = false, children }: LineButtonProps) {
  return (
    <UnstyledButton
      className="tb-sm tb-accent tb-strong"
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) onClick();
      }}
    >
      {children}
    </UnstyledButton>
  );
}

/** Why it does not go on here. */
function whyNot(run: Run): string {
  if (run.jobs !== undefined && jobsToTakeUp(run).length === 0)
    return 'It cannot go on here: its secrets are not kept, so its answer could not be masked.';
  const worksOn = run.plan.requests.some(({ stopReachesServer }) => !stopReachesServer);
  return worksOn ? 'The server may still be running it: a request to run/advanced always runs to the end.' : '';
}
