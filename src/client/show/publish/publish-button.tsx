/** Publish, in the head of Present: opens the dialog of demos, or says why there is nothing to publish. */
import { Tooltip } from '@mantine/core';
import { useId, useState } from 'react';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { OWN_SERVER, requestFailure, requestSentence } from '#run/errors/request-failure.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useDemos } from '../../shell/api/demos-query.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { useConfiguredRelay } from '../../shell/api/relay-query.ts';
import { IconWorldUpload } from '../../shell/icons/icons.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';

const load = () => import('./publish-dialog.tsx');
const PublishDialog = lazyOverlay(async () => (await load()).PublishDialog);

export function PublishButton({ flow }: { flow: FlowDetail }) {
  const [isOpen, setOpen] = useState(false);
  const target = usePublishTarget();
  const id = useId();
  const open = () => {
    setOpen(target.server !== null);
    if (target.obstacle !== null) notify({ message: target.obstacle });
  };
  useUiRequest('publish', open, () => target.isKnown);
  return (
    <>
      <Tooltip label={target.obstacle} disabled={target.obstacle === null} multiline maw={320}>
        <button
          type="button"
          className="tb-button"
          aria-disabled={target.server === null}
          aria-describedby={target.obstacle === null ? undefined : id}
          onPointerEnter={() => void load().catch(() => undefined)}
          onClick={() => setOpen(target.server !== null)}
        >
          <IconWorldUpload size={16} stroke={1.6} aria-hidden="true" />
          Publish
        </button>
      </Tooltip>
      {target.obstacle !== null && (
        <span className="tb-visually-hidden" id={id}>
          {target.obstacle}
        </span>
      )}
      {isOpen && target.server !== null && (
        <PublishDialog flow={flow} server={target.server} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

interface PublishTarget {
  /** Null while there is an obstacle, or it is not known yet. */
  server: DemoSettings['flow']['server'] | null;
  /** Why it cannot be published, as a sentence; null if it can. */
  obstacle: string | null;
  /** False while it is not known yet. */
  isKnown: boolean;
}

/** Whether the open flow can be published, and where it runs. */
function usePublishTarget(): PublishTarget {
  const { connection } = useConnection();
  const demos = useDemos();
  const relay = useConfiguredRelay();
  const server = connection.kind;
  const isOther = server === 'langflow' && !isSameAddress(connection.address, relay.data?.url);
  // A later failure closes no dialog in which something is typed.
  if (demos.isLoadingError)
    return { server: null, obstacle: requestSentence(requestFailure.silent(OWN_SERVER)), isKnown: true };
  if (!demos.data || (server === 'langflow' && relay.isPending)) {
    const obstacle = 'Loading: it is not known yet whether this server can publish.';
    return { server: null, obstacle, isKnown: false };
  }
  if (isOther) {
    const obstacle =
      'Only a flow of the embedded engine, or of the Langflow in the settings of this server (LANGFLOW_URL), can be published.';
    return { server: null, obstacle, isKnown: true };
  }
  const obstacle = server === 'langflow' ? demos.data.langflowObstacle : null;
  return { server: obstacle === null ? server : null, obstacle, isKnown: true };
}

function isSameAddress(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || !URL.canParse(one) || !URL.canParse(other)) return false;
  const plain = (address: string) => new URL(address).href.replace(/\/$/, '');
  return plain(one) === plain(other);
}
