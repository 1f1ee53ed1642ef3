/** Actions for a Langflow that does not answer, or whose answers are blocked by the browser. */
import { useQuery } from '@tanstack/react-query';
import { type Connection, isRelayed } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { isRunOf } from '../../../runs/history/run-server.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { useRefetchFailed } from '../../../shell/api/refetch-failed.ts';
import { serverQuery } from '../../../shell/api/version-query.ts';
import { useSwitchServer } from '../../../shell/navigation/use-switch-server.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import type { ErrorButton } from './action-row.tsx';

/** True if the connection failed, for a run on the connected Langflow. */
export function isConnectionFailure(error: RunError, run: Run, connection: Connection): boolean {
  const isBetween = error.kind === 'unreachable' || error.kind === 'blocked-by-cors' || error.kind === 'not-sent';
  return isBetween && connection.kind !== 'embedded' && isRunOf(run, connection);
}

/** Null for any other error. `runAgain` is the first action as soon as the server answers. */
export function useServerActions(
  error: RunError,
  run: Run,
  runAgain: readonly ErrorButton[],
): readonly ErrorButton[] | null {
  const { connection } = useConnection();
  const { useEmbeddedEngine: chooseEmbedded, sendThroughRelay } = useSwitchServer();
  const isMeant = isConnectionFailure(error, run, connection);
  const refetchFailed = useRefetchFailed();
  // Refetch, so that the chip shows it too: a revoked key fails everywhere.
  const isRefused = error.kind === 'key-refused' && connection.kind !== 'embedded' && isRunOf(run, connection);
  const server = useQuery({
    ...serverQuery(connection),
    enabled: isMeant || isRefused,
    refetchOnMount: isRefused ? 'always' : true,
  });
  if (!isMeant) return null;
  const checkAgain: ErrorButton = {
    label: 'Check again',
    act: () =>
      void server.refetch().then(({ isError }) => {
        announce(isError ? 'Still no answer' : 'The server answers now');
        if (!isError) void refetchFailed();
      }),
  };
  const embedded: ErrorButton = { label: 'Use the embedded engine', act: chooseEmbedded };
  const ready = server.isSuccess && !server.isFetching ? runAgain : [];
  if (error.kind === 'unreachable') {
    return [...ready, checkAgain, { label: 'Open Connection', act: () => sendUiRequest('connection', true) }, embedded];
  }
  const relay: ErrorButton = { label: 'Send through this server', act: sendThroughRelay };
  return [...ready, ...(isRelayed(connection) ? [] : [relay]), checkAgain, embedded];
}
