/** A dialog or menu that is loaded when it is opened, and closed with a notice if it cannot be. */
import { type ComponentType, lazy } from 'react';
import { OverlayGuard } from './overlay-guard.tsx';

export function lazyOverlay<Props extends { onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Overlay = lazy(async () => ({ default: await load() }));
  return (props) => (
    <OverlayGuard onClose={props.onClose}>
      <Overlay {...props} />
    </OverlayGuard>
  );
}
