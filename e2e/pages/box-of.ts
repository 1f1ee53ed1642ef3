import { expect, type Locator } from '@playwright/test';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Where `part` is on the screen, in CSS pixels. It waits until the part has a position: the page may replace the
 * element while it renders, for example the source of an answer by its Markdown, and an element that just left has
 * none.
 */
export async function boxOf(part: Locator): Promise<Box> {
  let box: Box | null = null;
  await expect
    .poll(
      async () => {
        box = await part.boundingBox();
        return box;
      },
      { message: `a place on the screen of ${part}` },
    )
    .not.toBeNull();
  return box ?? { x: Number.NaN, y: Number.NaN, width: Number.NaN, height: Number.NaN };
}
