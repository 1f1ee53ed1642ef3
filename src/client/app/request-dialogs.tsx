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
type Shown = { [Kind in keyof DialogRequests]: { kind: Kind; asked: DialogRequests[Kind] } }[keyof DialogRequests];

export function RequestDialogs() {
  const [shown, setShown] = useState<Shown | null>(null);
  useUiRequest('paste', (asked) => setShown({ kind: 'paste', asked }));
  useUiRequest('rebind', (asked) => setShown({ kind: 'rebind', asked }));
  useUiRequest('saveTest', (asked) => setShown({ kind: 'saveTest', asked }));
  useUiRequest('versions', (asked) => setShown({ kind: 'versions', asked }));
  useUiRequest('editVariant', (asked) => setShown({ kind: 'editVariant', asked }));
  const close = () => setShown(null);
  switch (shown?.kind) {
    case 'paste':
      return <PasteRequestDialog text={shown.asked} onClose={close} />;
    case 'rebind':
      return <RebindDialog onClose={close} />;
    case 'saveTest':
      return <SaveTestPanel asked={shown.asked} onClose={close} />;
    case 'versions':
      return <VersionsDialog part={shown.asked} onClose={close} />;
    case 'editVariant':
      return <VariantDialog asked={shown.asked} onClose={close} />;
    default:
      return null;
  }
}
