/** Notices that the user is about to use a field, or is composing with an input method. */
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/** `onApproach` is called when the focus or the pointer enters. The returned ref is true during composition. */
export function useFieldPresence(field: RefObject<HTMLElement | null>, onApproach: () => void): RefObject<boolean> {
  const isComposing = useRef(false);
  const approach = useEffectEvent(onApproach);

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const listening = new AbortController();
    const listen = (type: string, act: () => void) => element.addEventListener(type, act, { signal: listening.signal });
    listen('focusin', () => approach());
    listen('pointerenter', () => approach());
    listen('compositionstart', () => {
      isComposing.current = true;
    });
    listen('compositionend', () => {
      isComposing.current = false;
    });
    return () => listening.abort();
  }, [field]);

  return isComposing;
}
