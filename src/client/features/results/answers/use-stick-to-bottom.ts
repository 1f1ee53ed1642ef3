/**
 * Keeps the newest text in sight while a run goes on, but only for a reader who is at the end already. When the run ends, a
 * reader who never scrolled is brought back to the first answer.
 */
import { type RefObject, useEffect, useRef } from 'react';

/** Closer to the end than this is at the end: a fraction of a line. */
const AT_END = 24;

/** `content` is what grows inside `scroller`. */
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
      // Text may have grown since the scroll that this event tells of; only a way up is a reader who left the end.
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
