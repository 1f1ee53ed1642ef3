/** How far a part of the page is scrolled. */
import type { Locator } from '@playwright/test';

/** px that the box which scrolls `inside` is scrolled by, after it was scrolled to `top` if that is given. Null if nothing scrolls it. */
export function scrollPart(inside: Locator, top: number | null = null): Promise<number | null> {
  return inside.evaluate(async (element, to) => {
    const scrolls = (box: Element) =>
      box.scrollHeight > box.clientHeight && ['auto', 'scroll'].includes(getComputedStyle(box).overflowY);
    let box: Element | null = element;
    while (box !== null && !scrolls(box)) box = box.parentElement;
    if (box === null) return null;
    if (to !== null) box.scrollTop = to;
    // What measures itself when it is shown again has done so by then.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return box.scrollTop;
  }, top);
}
