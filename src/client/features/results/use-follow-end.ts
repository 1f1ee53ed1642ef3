/** Keeps the newest text in sight while it arrives, but only for a reader who is at the end already. */
import { type RefObject, useEffect, useRef } from 'react';

/** Closer to the end than this is at the end: a fraction of a line. */
const AT_END = 24;

/** `content` is what grows inside `scroller`. */
export function useFollowEnd(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  isFollowing: boolean,
): void {
  const isAtEnd = useRef(true);
  useEffect(() => {
    const box = scroller.current;
    const inside = content.current;
    if (!box || !inside || !isFollowing) return;
    const look = () => {
      isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < AT_END;
    };
    look();
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(inside);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [scroller, content, isFollowing]);
}
