/** What a contrast theme of the system leaves visible, read from what is drawn. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { boxOf } from './box-of.ts';

type Box = Awaited<ReturnType<typeof boxOf>>;

/** The colours of a part of the page, the most frequent first. */
async function coloursIn(page: Page, clip: Box): Promise<string[]> {
  const picture = (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (canvas === null) throw new Error('No canvas');
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.slice(at, at + 3).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts].toSorted(([, left], [, right]) => right - left).map(([colour]) => colour);
  }, picture);
}

async function groundOf(part: Locator): Promise<string | undefined> {
  return (await coloursIn(part.page(), await boxOf(part)))[0];
}

/** The chosen one of two segments has another background. */
export async function expectChoice(chosen: Locator, other: Locator): Promise<void> {
  expect(await groundOf(chosen)).not.toBe(await groundOf(other));
}

/** A switch is drawn, and otherwise when it is on. */
export async function expectSwitch(part: Locator): Promise<void> {
  const drawn: string[][] = [];
  // By keyboard, so that the focus is shown both times.
  for (const isOn of [await part.isChecked(), !(await part.isChecked())]) {
    await part.press('Space');
    await expect(part).toBeChecked({ checked: !isOn });
    drawn.push(await coloursIn(part.page(), await boxOf(part)));
  }
  expect(drawn[0]).not.toEqual(drawn[1]);
}

/** Of two tabs, only the chosen one is underlined. */
export async function expectUnderlined(chosen: Locator, other: Locator): Promise<void> {
  const lineOf = async (tab: Locator, fromTop: (height: number) => number) => {
    const { x, y, width, height } = await boxOf(tab);
    return coloursIn(tab.page(), { x, y: y + fromTop(height), width, height: 1 });
  };
  const ground = await lineOf(other, () => 2);
  expect(await lineOf(other, (height) => height - 2)).toEqual(ground);
  expect(await lineOf(chosen, (height) => height - 2)).not.toEqual(ground);
}

/** The line on which the thumb of a slider moves is drawn at both its ends. */
export async function expectTrack(line: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(line);
  for (const left of [x + 4, x + width - 24]) {
    const end = { x: left, y: y - 4, width: 20, height: height + 8 };
    expect((await coloursIn(line.page(), end)).length).toBeGreaterThan(1);
  }
}
