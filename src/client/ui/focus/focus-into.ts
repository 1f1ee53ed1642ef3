/** Where the focus goes when what had it goes away. */

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** To the first of these places that is still there and takes it, or has something in it that does. */
export function focusInto(...places: readonly (Element | null | undefined)[]): void {
  for (const place of places) {
    if (!place?.isConnected) continue;
    const own = place.matches(`${FOCUSABLE}, [tabindex]`) ? [place] : [];
    for (const target of [...own, ...place.querySelectorAll(FOCUSABLE)]) {
      if (target instanceof HTMLElement && takesFocus(target)) return;
    }
  }
}

/** The element itself and what it is in, from the inside out, without the page as a whole: places for `focusInto`. */
export function ancestorsOf(element: Element | null): Element[] {
  const chain: Element[] = [];
  for (let at = element; at !== null && at !== document.body; at = at.parentElement) chain.push(at);
  return chain;
}

/** For what is read rather than used: a title, an answer. */
export function focusText(place: Element | null | undefined): void {
  if (!(place instanceof HTMLElement)) return;
  place.tabIndex = -1;
  place.focus();
}

function takesFocus(target: HTMLElement): boolean {
  target.focus({ preventScroll: true });
  return document.activeElement === target;
}
