/** One visit of the built product, the same in every browser: type, run, everything else on the bench, reload, and test what is on it. */
import { setTimeout as pause } from 'node:timers/promises';
import { doMainJob } from './main-job.ts';
import type { PageDriver, Seen } from './page-driver.ts';

const RUN_LIMIT_MS = 60_000;
const LOOK_PAUSE_MS = 30;
/** The flow itself, and the tweaks of the bench. */
const COLUMNS = ['Flow', 'A Bench'];
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
  await doMainJob(page);

  await page.reload();
  await page.see(...field, ({ text }) => text.includes('Zq'));
  await page.see('textbox', 'Input 2 value');

  await page.click('radio', 'Tests');
  await page.click('button', 'New suite');
  await page.click('radio', 'From the bench');
  await page.click('button', 'Create suite');
  await page.click('button', 'Back to the results');
  await page.click('button', 'Run all');
  for (const column of COLUMNS) {
    const first = await page.see('gridcell', `Case 1, ${column}: answered`);
    const next = await page.see('gridcell', `Case 2, ${column}: answered`);
    expectOver(`Case 1, ${column}`, first, next);
  }
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

function expectOver(place: string, foot: Seen, next: Seen): void {
  if (foot.bottom <= next.top + ROUNDING_PX) return;
  throw new Error(`${place} ends ${Math.round(foot.bottom - next.top)} px inside the row under it`);
}
