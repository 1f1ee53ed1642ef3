/** Dialogs that can be opened from anywhere on the page. */
import { useState } from 'react';
import { useUiRequest } from '../state/use-ui-request.ts';
import { lazyOverlay } from '../ui/feedback/lazy-overlay.tsx';
import type { ShownDialog } from './request-dialog.tsx';

const RequestDialog = lazyOverlay(async () => (await import('./request-dialog.tsx')).RequestDialog);

export function RequestDialogs() {
  const [shown, setShown] = useState<ShownDialog | null>(null);
  useUiRequest('paste', (text) => setShown({ kind: 'paste', text }));
  useUiRequest('rebind', () => setShown({ kind: 'rebind' }));
  useUiRequest('saveTest', (asked) => setShown({ kind: 'test', asked }));
  useUiRequest('versions', (part) => setShown({ kind: 'versions', part }));
  useUiRequest('editVariant', (asked) => setShown({ kind: 'variant', asked }));
  if (shown === null) return null;
  const close = () => setShown(null);
  return <RequestDialog shown={shown} onClose={close} />;
}
