/** A dialog that any part of the page can ask for. Loaded when it is opened. */
import { lazy } from 'react';
import type { EditVariantRequest, SaveTestRequest, UiRequests } from '../state/ui-state.ts';

const PasteRequestDialog = lazy(async () => ({
  default: (await import('../features/paste-request/paste-request-dialog.tsx')).PasteRequestDialog,
}));
const RebindDialog = lazy(async () => ({
  default: (await import('../features/rebind/rebind-dialog.tsx')).RebindDialog,
}));
const SaveTestPanel = lazy(async () => ({
  default: (await import('../features/suites/save/save-test-panel.tsx')).SaveTestPanel,
}));

const VersionsDialog = lazy(async () => ({
  default: (await import('../features/versions/versions-dialog.tsx')).VersionsDialog,
}));
const VariantDialog = lazy(async () => ({ default: (await import('./variant-dialog.tsx')).VariantDialog }));

export type ShownDialog =
  | { kind: 'paste'; text: string }
  | { kind: 'rebind' }
  | { kind: 'test'; asked: SaveTestRequest }
  | { kind: 'versions'; part: UiRequests['versions'] }
  | { kind: 'variant'; asked: EditVariantRequest };

export function RequestDialog({ shown, onClose }: { shown: ShownDialog; onClose: () => void }) {
  switch (shown.kind) {
    case 'paste':
      return <PasteRequestDialog text={shown.text} onClose={onClose} />;
    case 'rebind':
      return <RebindDialog onClose={onClose} />;
    case 'test':
      return <SaveTestPanel asked={shown.asked} onClose={onClose} />;
    case 'versions':
      return <VersionsDialog part={shown.part} onClose={onClose} />;
    case 'variant':
      return <VariantDialog asked={shown.asked} onClose={onClose} />;
  }
}
