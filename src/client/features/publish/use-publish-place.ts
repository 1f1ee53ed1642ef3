/** Whether the open flow can be published, and where it runs. */
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import { useConfiguredRelay } from '../../api/relay-query.ts';
import { useDemos } from './demos-query.ts';

export interface PublishPlace {
  /** Null while there is an obstacle, or it is not known yet. */
  server: DemoSettings['flow']['server'] | null;
  /** Why it cannot be published, as a sentence; null if it can. */
  obstacle: string | null;
  /** False while it is not known yet. */
  isKnown: boolean;
}

export function usePublishPlace(): PublishPlace {
  const { connection } = useConnection();
  const demos = useDemos();
  const relay = useConfiguredRelay();
  const server = connection.kind;
  const isOther = server === 'lfx' || (server === 'langflow' && !isSameAddress(connection.address, relay.data?.url));
  if (demos.isError) return { server: null, obstacle: 'The server of this page does not answer.', isKnown: true };
  if (!demos.data || (server === 'langflow' && relay.isPending)) {
    const obstacle = 'Loading: it is not known yet whether this server can publish.';
    return { server: null, obstacle, isKnown: false };
  }
  if (isOther) {
    const obstacle =
      'Only a flow of the embedded engine, or of the Langflow in the settings of this server (LANGFLOW_URL), can be published.';
    return { server: null, obstacle, isKnown: true };
  }
  const obstacle = demos.data.obstacles[server];
  return { server: obstacle === null ? server : null, obstacle, isKnown: true };
}

function isSameAddress(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || !URL.canParse(one) || !URL.canParse(other)) return false;
  const plain = (address: string) => new URL(address).href.replace(/\/$/, '');
  return plain(one) === plain(other);
}
