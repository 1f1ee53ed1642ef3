/** Dialogs that fill or fix the whole request, opened from anywhere on the page. */
import { lazy, useState } from 'react';
import { useUiRequest } from '../state/use-ui-request.ts';
import { OverlayGuard } from '../ui/feedback/overlay-guard.tsx';

const PasteRequestDialog = lazy(async () => ({
  default: (await import('../features/paste-request/paste-request-dialog.tsx')).PasteRequestDialog,
}));
const RebindDialog = lazy(async () => ({
  default: (await import('../features/rebind/rebind-dialog.tsx')).RebindDialog,
}));

type Shown = { kind: 'paste'; text: string } | { kind: 'rebind' } | null;

export function RequestDialogs() {
  const [shown, setShown] = useState<Shown>(null);
  useUiRequest('paste', (text) => setShown({ kind: 'paste', text }));
  useUiRequest('rebind', () => setShown({ kind: 'rebind' }));
  if (shown === null) return null;
  const close = () => setShown(null);
  return (
    <OverlayGuard onClose={close}>
      {shown.kind === 'paste' ? (
        <PasteRequestDialog text={shown.text} onClose={close} />
      ) : (
        <RebindDialog onClose={close} />
      )}
    </OverlayGuard>
  );
}
