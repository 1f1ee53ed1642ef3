/** Says that the page of the shown run was left before it had ended, and takes it up if its server still has it. */
import { UnstyledButton } from '@mantine/core';
import type { Run } from '#run/model/run.ts';
import { jobToTakeUp } from '#run/reduce/left-run.ts';
import { useConnection } from '../../../api/connection-provider.tsx';
import { useSwitchServer } from '../../../navigation/use-switch-server.ts';
import { connectionOf } from '../../../runs/history/run-server.ts';
import { type TakingUp, useTakeUp } from '../../../runs/use-take-up.ts';
import { sendUiRequest } from '../../../state/send-ui-request.ts';
import { RunLine } from './run-line.tsx';

const WORDS: Record<Exclude<TakingUp, null>, string> = {
  trying: 'Asking its server whether it goes on.',
  elsewhere: 'Its server may still have it.',
  refused: 'Its server may still have it, and asks for its key.',
  busy: 'It may go on when the run in progress has ended.',
  held: 'Another page has taken it up.',
  later: 'Its server does not answer; it is asked again.',
};

export function LeftLine({ run }: { run: Run }) {
  const state = useTakeUp(run);
  const place = useConnection();
  const { switchTo } = useSwitchServer();
  const more = state === null ? whyNot(run) : WORDS[state];
  return (
    <RunLine text={`Not finished: the page was left. ${more}`.trim()}>
      {state === 'elsewhere' && (
        <UnstyledButton className="tb-sm tb-accent tb-strong" onClick={() => switchTo(connectionOf(run, place))}>
          Connect to {run.server}
        </UnstyledButton>
      )}
      {state === 'refused' && (
        <UnstyledButton className="tb-sm tb-accent tb-strong" onClick={() => sendUiRequest('connection', true)}>
          Enter the key
        </UnstyledButton>
      )}
    </RunLine>
  );
}

/** Why it does not go on here. */
function whyNot(run: Run): string {
  if (run.jobs !== undefined && jobToTakeUp(run) === null)
    return 'It cannot go on here: its secrets are not kept, so its answer could not be masked.';
  const worksOn = run.plan.requests.some(({ stopReachesServer }) => !stopReachesServer);
  return worksOn ? 'The server may still be running it: a request to run/advanced always runs to the end.' : '';
}
