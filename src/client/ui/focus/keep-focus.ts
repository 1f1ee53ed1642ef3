/** For a part in which what has the focus can go away, such as a button that becomes another one. */
import { ancestorsOf, focusInto } from './focus-into.ts';
import { isFocusLost } from './is-focus-lost.ts';

/** A ref of the part. When what has the focus is taken off it, the focus goes to what is left nearest to that place. */
export function keepFocus(part: HTMLElement | null): (() => void) | undefined {
  // React's types have it; a ref that returns its way out is never given it.
  if (part === null) return undefined;
  let places: readonly Element[] = [];
  const enter = ({ target }: FocusEvent) => {
    places = target instanceof Element ? ancestorsOf(target) : [];
  };
  const leave = () => {
    const [left] = places;
    // By a press beside everything, and not since it was taken off the page.
    queueMicrotask(() => {
      if (places[0] === left && left?.isConnected && left !== document.activeElement) places = [];
    });
  };
  const observer = new MutationObserver(() => {
    if (places[0]?.isConnected === false && isFocusLost()) focusInto(...places);
  });
  part.addEventListener('focusin', enter);
  part.addEventListener('focusout', leave);
  observer.observe(part, { childList: true, subtree: true });
  return () => {
    part.removeEventListener('focusin', enter);
    part.removeEventListener('focusout', leave);
    observer.disconnect();
  };
}
