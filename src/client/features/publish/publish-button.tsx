/** Publish, in the head of Present: opens the dialog of demos, or says why there is nothing to publish. */
import { Tooltip } from '@mantine/core';
import { IconWorldUpload } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState } from 'react';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useUiRequest } from '../../state/use-ui-request.ts';
import { notify } from '../../ui/feedback/notify.ts';
import { OverlayGuard } from '../../ui/feedback/overlay-guard.tsx';
import { usePublishPlace } from './use-publish-place.ts';

const load = () => import('./publish-dialog.tsx');
const PublishDialog = lazy(async () => ({ default: (await load()).PublishDialog }));

export function PublishButton({ flow }: { flow: FlowDetail }) {
  const [isOpen, setOpen] = useState(false);
  const place = usePublishPlace();
  const id = useId();
  const open = () => {
    setOpen(place.server !== null);
    if (place.obstacle !== null) notify({ message: place.obstacle });
  };
  useUiRequest('publish', open, () => place.isKnown);
  return (
    <>
      <Tooltip label={place.obstacle} disabled={place.obstacle === null} multiline maw={320}>
        <button
          type="button"
          className="tb-button"
          aria-disabled={place.server === null}
          aria-describedby={place.obstacle === null ? undefined : id}
          onPointerEnter={() => void load().catch(() => undefined)}
          onClick={() => setOpen(place.server !== null)}
        >
          <IconWorldUpload size={16} stroke={1.6} aria-hidden="true" />
          Publish
        </button>
      </Tooltip>
      {place.obstacle !== null && (
        <span className="tb-visually-hidden" id={id}>
          {place.obstacle}
        </span>
      )}
      {isOpen && place.server !== null && (
        <OverlayGuard onClose={() => setOpen(false)}>
          <Suspense>
            <PublishDialog flow={flow} server={place.server} onClose={() => setOpen(false)} />
          </Suspense>
        </OverlayGuard>
      )}
    </>
  );
}
