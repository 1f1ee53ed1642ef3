/** For the request when it opens over the other panes: focuses it, and closes it on Escape and on a click outside. */
import { type RefObject, useEffect, useEffectEvent } from 'react';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';

export function useOverlayClosing(isOpen: boolean, overlay: RefObject<HTMLElement | null>, close: () => void): void {
  const onClose = useEffectEvent(close);
  useEffect(() => {
    if (!isOpen) return;
    sendUiRequest('focus', { kind: 'input', index: 0 });
    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !contains(overlay, event.target)) return;
        // This Escape must not also stop a run.
        event.preventDefault();
        onClose();
      },
      { signal },
    );
    document.addEventListener(
      'pointerdown',
      (event) => {
        // Menus and lists of the pane are in portals outside `main`; a click on them is not a click outside the pane.
        if (!(event.target instanceof Element) || contains(overlay, event.target)) return;
        // The button that opened the pane closes it itself.
        const isOwnButton = event.target.closest('[aria-expanded="true"]') !== null;
        if (event.target.closest('main') !== null && !isOwnButton) onClose();
      },
      { signal },
    );
    return () => controller.abort();
  }, [isOpen, overlay]);
}

function contains(overlay: RefObject<HTMLElement | null>, target: EventTarget | null): boolean {
  return target instanceof Node && overlay.current?.contains(target) === true;
}
