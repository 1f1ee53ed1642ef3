/**
 * Keeps the newest text in view during a run, if the list is scrolled to the bottom. When the run ends and the user has not
 * scrolled, it scrolls back to the first answer.
 */
import { type RefObject, useEffect, useRef } from 'react';

/** Tolerance for the bottom: a fraction of a line. */
const AT_END = 24;

/** `content` is the growing element inside `scroller`. */
export function useStickToBottom(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  isFollowing: boolean,
): void {
  const isAtEnd = useRef(true);
  const hasScrolled = useRef(false);
  useEffect(() => {
    const box = scroller.current;
    const inside = content.current;
    if (!box || !inside || !isFollowing) return;
    const distance = () => box.scrollHeight - box.scrollTop - box.clientHeight;
    let lastTop = box.scrollTop;
    isAtEnd.current = distance() < AT_END;
    hasScrolled.current = false;
    const look = () => {
      // The text may have grown since the scroll that fired this event: only scrolling up means that the user left the bottom.
      if (distance() < AT_END) isAtEnd.current = true;
      else if (box.scrollTop < lastTop) {
        isAtEnd.current = false;
        hasScrolled.current = true;
      }
      lastTop = box.scrollTop;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(inside);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', look);
      if (!hasScrolled.current) box.scrollTop = 0;
    };
  }, [scroller, content, isFollowing]);
}
