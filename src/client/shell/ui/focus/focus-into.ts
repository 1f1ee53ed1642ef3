/** Moves the focus when the focused element is removed. */

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

const MARKED = '[data-autofocus]';

/**
 * Focuses the first of these elements that is still in the document and is focusable or contains something focusable:
 * what is marked with `data-autofocus`, as for Mantine's dialogs, before anything else in it.
 */
export function focusInto(...places: readonly (Element | null | undefined)[]): void {
  for (const place of places) {
    if (!place?.isConnected) continue;
    const own = place.matches(`${FOCUSABLE}, [tabindex]`) ? [place] : [];
    for (const target of [...own, ...place.querySelectorAll(MARKED), ...place.querySelectorAll(FOCUSABLE)]) {
      if (target instanceof HTMLElement && takesFocus(target)) return;
    }
  }
}

/** The element and its ancestors below `body`, innermost first: candidates for `focusInto`. */
export function ancestorsOf(element: Element | null): Element[] {
  const chain: Element[] = [];
  for (let at = element; at !== null && at !== document.body; at = at.parentElement) chain.push(at);
  return chain;
}

/** Focuses something that is not a control: a title, an answer. */
export function focusText(place: Element | null | undefined): void {
  if (!(place instanceof HTMLElement)) return;
  place.tabIndex = -1;
  place.focus();
}

function takesFocus(target: HTMLElement): boolean {
  target.focus({ preventScroll: true });
  return document.activeElement === target;
}
