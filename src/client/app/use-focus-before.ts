/** Gives the focus back when what lay over the workspace is closed. */
import { type RefObject, useEffect, useRef } from 'react';
import { ancestorChain, focusInto } from '../shell/ui/focus/focus-into.ts';
import { isFocusLost } from '../shell/ui/focus/is-focus-lost.ts';

/** It goes to what had it last in `page` before, or near to it. A menu or the palette, which are not in `page`, do not count. */
export function useFocusBefore(page: RefObject<HTMLElement | null>, isCovered: boolean): void {
  const before = useRef<readonly Element[]>([]);
  useEffect(() => {
    const { current } = page;
    if (isCovered || current === null) return;
    const keep = ({ target }: FocusEvent) => {
      before.current = target instanceof Element ? ancestorChain(target) : [];
    };
    current.addEventListener('focusin', keep);
    return () => current.removeEventListener('focusin', keep);
  }, [page, isCovered]);
  useEffect(() => {
    if (!isCovered) return;
    return () => {
      if (isFocusLost()) focusInto(...before.current);
    };
  }, [isCovered]);
}
