/** One visit of the built product, the same in every browser: type, run, reload, and compare two variants. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PageDriver, Seen } from './page-driver.ts';

const RUN_LIMIT_MS = 60_000;
const LOOK_PAUSE_MS = 30;
/** Enough columns to be narrow, so that answers need more lines than the minimum height of a cell. */
const VARIANTS = ['A', 'B', 'C'];
/** Browsers round boxes to fractions of a pixel. */
const ROUNDING_PX = 1;

/** Throws an Error that says what is wrong. `url` is a Tweakbench that has not been visited yet. */
export async function visit(page: PageDriver, url: string): Promise<void> {
  const field = ['textbox', 'Input 1 value'] as const;
  await page.open(url);
  await page.see(...field, ({ text }) => text !== '');
  await page.click(...field);
  await page.type('Zq');
  await page.see(...field, ({ text }) => text.includes('Zq'));

  await page.click('button', 'Run');
  await expectStream(page);

  await page.reload();
  await page.see(...field, ({ text }) => text.includes('Zq'));
  const second = await page.see('textbox', 'Input 2 value');

  await page.click('radio', 'Variants');
  for (const letter of VARIANTS) {
    await page.click('button', 'Add variant');
    await page.click('menuitem', 'From the current tweaks');
    await page.see('button', `Copy variant ${letter} to Bench`);
  }
  await page.click('button', 'Run');
  await page.see('region', 'Variants', ({ text }) => text.includes('8 done'));
  await expectRowsApart(page, `2 ${second.text}`);
}

/** Sees the answer grow, and the run finish. */
async function expectStream(page: PageDriver): Promise<void> {
  const lengths = new Set<number>();
  const end = performance.now() + RUN_LIMIT_MS;
  for (;;) {
    const status = (await page.look('status', 'Run status'))?.text ?? '';
    if (status.includes('Run finished')) break;
    if (performance.now() > end) throw new Error(`The run did not finish: "${status}"`);
    const answer = await page.look('article', 'Chat Output, Input 1');
    if (answer) lengths.add(answer.text.length);
    await pause(LOOK_PAUSE_MS);
  }
  if (lengths.size < 3) throw new Error(`The answer did not stream: it was seen in ${lengths.size} lengths`);
}

/** Checks that no cell reaches into the row below. `secondRow` is the name of the second row's header. */
async function expectRowsApart(page: PageDriver, secondRow: string): Promise<void> {
  for (const [row, name] of [secondRow, 'Median time, tokens'].entries()) {
    const next = await page.see('rowheader', name);
    for (const column of ['Flow', ...VARIANTS]) {
      const place = `${column}, Input ${row + 1}`;
      const foot = await page.see('button', `Run ${place} again`);
      expectOver(place, foot, next);
    }
  }
}

function expectOver(place: string, foot: Seen, next: Seen): void {
  if (foot.bottom <= next.top + ROUNDING_PX) return;
  throw new Error(`The foot of ${place} ends ${Math.round(foot.bottom - next.top)} px inside the row under it`);
}
