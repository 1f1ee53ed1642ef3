/** Dialogs that can be opened from anywhere on the page. Each is loaded when it is opened. */
import { useState } from 'react';
import type { UiRequests } from '../shell/state/ui-state.ts';
import { useUiRequest } from '../shell/state/use-ui-request.ts';
import { lazyOverlay } from '../shell/ui/feedback/lazy-overlay.tsx';

const PasteRequestDialog = lazyOverlay(
  async () => (await import('../bench/paste-request/paste-request-dialog.tsx')).PasteRequestDialog,
);
const RebindDialog = lazyOverlay(async () => (await import('../bench/rebind/rebind-dialog.tsx')).RebindDialog);
const SaveTestPanel = lazyOverlay(async () => (await import('../tests/save/save-test-panel.tsx')).SaveTestPanel);
const VersionsDialog = lazyOverlay(async () => (await import('../bench/versions/versions-dialog.tsx')).VersionsDialog);
const VariantDialog = lazyOverlay(async () => (await import('./variant-dialog.tsx')).VariantDialog);

type DialogRequests = Pick<UiRequests, 'paste' | 'rebind' | 'saveTest' | 'versions' | 'editVariant'>;

/** The dialog that was requested last, with its request. */
type Shown = { [Kind in keyof DialogRequests]: { kind: Kind; request: DialogRequests[Kind] } }[keyof DialogRequests];

export function RequestDialogs() {
  const [shown, setShown] = useState<Shown | null>(null);
  useUiRequest('paste', (request) => setShown({ kind: 'paste', request }));
  useUiRequest('rebind', (request) => setShown({ kind: 'rebind', request }));
  useUiRequest('saveTest', (request) => setShown({ kind: 'saveTest', request }));
  useUiRequest('versions', (request) => setShown({ kind: 'versions', request }));
  useUiRequest('editVariant', (request) => setShown({ kind: 'editVariant', request }));
  const close = () => setShown(null);
  switch (shown?.kind) {
    case 'paste':
      return <PasteRequestDialog text={shown.request} onClose={close} />;
    case 'rebind':
      return <RebindDialog onClose={close} />;
    case 'saveTest':
      return <SaveTestPanel request={shown.request} onClose={close} />;
    case 'versions':
      return <VersionsDialog part={shown.request} onClose={close} />;
    case 'editVariant':
      return <VariantDialog request={shown.request} onClose={close} />;
    default:
      return null;
  }
}
