/** Whether someone is at a field: has the focus in it, is about to, or writes with an input method. */
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';

export interface FieldPresence {
  hasFocus: boolean;
  /** True while a character is being composed. */
  isComposing: RefObject<boolean>;
}

/** `onApproach` is called when the focus or the pointer enters. */
export function useFieldPresence(field: RefObject<HTMLElement | null>, onApproach: () => void): FieldPresence {
  const [hasFocus, setFocus] = useState(false);
  const isComposing = useRef(false);
  const approach = useEffectEvent(onApproach);

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const listening = new AbortController();
    const listen = (type: string, act: () => void) => element.addEventListener(type, act, { signal: listening.signal });
    listen('focusin', () => {
      setFocus(true);
      approach();
    });
    listen('focusout', () => setFocus(false));
    listen('pointerenter', () => approach());
    listen('compositionstart', () => {
      isComposing.current = true;
    });
    listen('compositionend', () => {
      isComposing.current = false;
    });
    return () => listening.abort();
  }, [field]);

  return { hasFocus, isComposing };
}
