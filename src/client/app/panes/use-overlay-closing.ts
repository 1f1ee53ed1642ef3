/** A pane that lies over the others: takes the focus when it opens, closes by Escape and by a press beside it. */
import { type RefObject, useEffect, useEffectEvent } from 'react';

export function useOverlayClosing(isOpen: boolean, overlay: RefObject<HTMLElement | null>, close: () => void): void {
  const onClose = useEffectEvent(close);
  useEffect(() => {
    if (!isOpen) return;
    const first = overlay.current?.querySelector<HTMLElement>('textarea') ?? overlay.current?.querySelector('input');
    first?.focus();
    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && contains(overlay, event.target)) onClose();
      },
      { signal },
    );
    document.addEventListener(
      'pointerdown',
      (event) => {
        // Menus and lists of the pane lie outside it in the document; a press on them is no press beside it.
        if (!(event.target instanceof Element) || contains(overlay, event.target)) return;
        // The button that opened the pane closes it by its own press.
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
