/** Where in a list a pointer is. Entries say their place in `data-index`, because not all of them need be there. */

const EDGE = 48;
const STEP = 14;

/** The place that the entry at `from` should have with the pointer at `y` (client px). */
export function placeUnder(list: HTMLElement, y: number, from: number): number {
  for (const entry of list.querySelectorAll<HTMLElement>(':scope > li')) {
    const place = Number(entry.dataset.index);
    const { top, bottom } = entry.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    // Past the middle only, so that entries of different heights do not swap back and forth.
    if (place < from && y < middle) return place;
    if (place > from && y > middle && y <= bottom) return place;
  }
  return from;
}

/** Scrolls a little when the pointer is near the upper or lower edge of what scrolls. */
export function scrollNearEdge(list: HTMLElement, y: number): void {
  const scroller = list.closest<HTMLElement>('[data-scrolls]');
  if (scroller === null) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < top + EDGE) scroller.scrollTop -= STEP;
  if (y > bottom - EDGE) scroller.scrollTop += STEP;
}
