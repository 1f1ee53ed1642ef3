/**
 * Scrolls a box as little as brings an element in it into view. `scrollIntoView` would also move the place from which Tab goes
 * on: measured on Chromium 150, where the first Tab on a new page went past the link to the results.
 */
export function scrollInBox(box: HTMLElement, element: Element | null): void {
  if (!element) return;
  const inner = element.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  box.scrollLeft += distance(inner.left - outer.left - box.clientLeft, inner.width, box.clientWidth);
  box.scrollTop += distance(inner.top - outer.top - box.clientTop, inner.height, box.clientHeight);
}

/** In px: below zero to scroll back. */
function distance(start: number, length: number, room: number): number {
  return start < 0 ? start : Math.max(0, Math.min(start, start + length - room));
}
