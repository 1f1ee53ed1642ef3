/**
 * Scrolls a box as little as brings an element in it into view. `scrollIntoView` would also move the position from
 * which Tab goes on: measured on Chromium 150, where the first Tab on a new page went past the link to the results.
 * `headHeight`: px at the top of the box that a head covers.
 */
export function scrollInBox(box: HTMLElement, element: Element | null, headHeight = 0): void {
  if (!element) return;
  const inner = element.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  box.scrollLeft += Math.min(0, inner.left - outer.left) || Math.max(0, inner.right - outer.right);
  box.scrollTop += Math.min(0, inner.top - outer.top - headHeight) || Math.max(0, inner.bottom - outer.bottom);
}
