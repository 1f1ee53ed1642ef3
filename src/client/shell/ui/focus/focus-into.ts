/** Moves the focus when the focused element is removed. */

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

const MARKED = '[data-autofocus]';

/**
 * Focuses the first of these elements that is still in the document and is focusable or contains something focusable:
 * what is marked with `data-autofocus`, as for Mantine's dialogs, before anything else in it.
 */
export function focusInto(...elements: readonly (Element | null | undefined)[]): void {
  for (const element of elements) {
    if (!element?.isConnected) continue;
    const own = element.matches(`${FOCUSABLE}, [tabindex]`) ? [element] : [];
    for (const target of [...own, ...element.querySelectorAll(MARKED), ...element.querySelectorAll(FOCUSABLE)]) {
      if (target instanceof HTMLElement && takesFocus(target)) return;
    }
  }
}

/** The element and its ancestors below `body`, innermost first: candidates for `focusInto`. */
export function ancestorChain(element: Element | null): Element[] {
  const chain: Element[] = [];
  for (let at = element; at !== null && at !== document.body; at = at.parentElement) chain.push(at);
  return chain;
}

/** Focuses something that is not a control: a title, an answer. */
export function focusText(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.focus();
}

function takesFocus(target: HTMLElement): boolean {
  target.focus({ preventScroll: true });
  return document.activeElement === target;
}
