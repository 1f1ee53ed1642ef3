/** For a container whose focused element may be removed, such as a button that is replaced by another one. */
import { ancestorChain, focusInto } from './focus-into.ts';
import { isFocusLost } from './is-focus-lost.ts';

/**
 * A ref callback for the container. When its focused element is removed, the focus moves to the nearest element that is
 * left.
 */
export function keepFocus(part: HTMLElement | null): (() => void) | undefined {
  // React's types allow null, but a ref callback that returns a cleanup function never gets it.
  if (part === null) return undefined;
  let ancestors: readonly Element[] = [];
  const enter = ({ target }: FocusEvent) => {
    ancestors = target instanceof Element ? ancestorChain(target) : [];
  };
  const leave = () => {
    const [left] = ancestors;
    // The user clicked on something that cannot be focused. The element was not removed, so the focus need not be restored.
    queueMicrotask(() => {
      if (ancestors[0] === left && left?.isConnected && left !== document.activeElement) ancestors = [];
    });
  };
  const observer = new MutationObserver(() => {
    if (ancestors[0]?.isConnected === false && isFocusLost()) focusInto(...ancestors);
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
