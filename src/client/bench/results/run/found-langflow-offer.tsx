/** Offers the Langflow that answered on this machine, in place of `children`. Loaded after the page. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { relayQuery } from '../../../shell/api/relay-query.ts';
import { shortVersion } from '../../../shell/api/short-version.ts';
import { IconPlugConnected } from '../../../shell/icons/icons.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';

export function FoundLangflowOffer({ children }: { children: ReactNode }) {
  const found = useQuery(relayQuery).data?.found ?? null;
  if (found === null) return children;
  const { url, version } = found;
  return (
    <p className="tb-row tb-wrap tb-above-lg tb-gap-sm-md">
      Langflow {shortVersion({ version })} answers at {new URL(url).host}.
      <Button
        size="sm"
        leftSection={<IconPlugConnected size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => sendUiRequest('connection', { address: url })}
      >
        Connect
      </Button>
    </p>
  );
}
