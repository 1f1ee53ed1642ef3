/** Measures what something costs the page: how long it takes, and how long the page is silent meanwhile. */
import type { Page } from '@playwright/test';

export interface Cost {
  /** Until the text is on the page and the next frame is drawn, in ms. */
  ms: number;
  /** The longest time without a frame. */
  silentMs: number;
}

/** What is done: a link is opened in the page, or a file is dropped on it. */
export type Act = { hash: string } | { file: string; text: string };

/** `shown` is a text that is not on the page before. */
export function costOf(page: Page, act: Act, shown: string): Promise<Cost> {
  return page.evaluate(
    async ({ act, shown }) => {
      const drop = new DataTransfer();
      if ('file' in act) {
        const type = act.file.endsWith('.json') ? 'application/json' : 'text/plain';
        drop.items.add(new File([act.text], act.file, { type }));
      }
      let [silentMs, isOver] = [0, false];
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
      const from = await frame();
      if ('hash' in act) location.hash = act.hash;
      else {
        const main = document.querySelector('main');
        for (const kind of ['dragenter', 'dragover', 'drop'])
          main?.dispatchEvent(new DragEvent(kind, { dataTransfer: drop, bubbles: true, cancelable: true }));
      }
      let last = from;
      while (!isOver) {
        isOver = document.body.textContent.includes(shown);
        const now = await frame();
        silentMs = Math.max(silentMs, now - last);
        last = now;
      }
      return { ms: last - from, silentMs };
    },
    { act, shown },
  );
}

/** How long the page needs to draw a fixed list of 4,000 lines: how fast it is on this machine, at this moment. */
export function unitOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const from = performance.now();
    const list = document.createElement('ul');
    for (let line = 0; line < 4_000; line += 1) {
      const item = document.createElement('li');
      item.textContent = `line ${line}`;
      list.append(item);
    }
    document.body.append(list);
    list.getBoundingClientRect();
    list.remove();
    await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - from;
  });
}
