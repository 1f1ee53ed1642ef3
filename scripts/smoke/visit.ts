/** One visit of the built product, the same in every browser: type, run, everything else on the bench, reload, and test what is on it. */
import { doMainJob } from './main-job.ts';
import type { PageDriver, Seen } from './page-driver.ts';

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

  await page.watch('article', 'Chat Output, Input 1');
  await page.click('button', 'Run');
  await page.see('status', 'Run status', ({ text }) => text.includes('Run finished'));
  const lengths = await page.watchedLengths();
  if (lengths < 3) throw new Error(`The answer did not stream: its text had ${lengths} lengths`);
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

function expectOver(subject: string, foot: Seen, next: Seen): void {
  if (foot.bottom <= next.top + ROUNDING_PX) return;
  throw new Error(`${subject} ends ${Math.round(foot.bottom - next.top)} px inside the row under it`);
}
