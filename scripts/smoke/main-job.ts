/** What most people do on the bench after a first run, the same in every browser: every view, a tweak, and what is shown to others. */
import type { PageDriver } from './page-driver.ts';

const RESULT_VIEWS = ['Inside', 'JSON', 'Answer'];
const FIRST_ANSWER = ['article', 'Chat Output, Input 1'] as const;

/** The page shows a finished run of a flow with a prompt, whose `tone` is a field. Throws an Error that says what is wrong. */
export async function doMainJob(page: PageDriver): Promise<void> {
  const results = page.within('region', 'Results');
  for (const view of RESULT_VIEWS) {
    await results.click('tab', view);
    await results.see('tab', view, ({ isChosen }) => isChosen);
    await results.see('tabpanel', view, ({ text, bottom, top }) => text !== '' && bottom - top > 50);
  }
  const before = await page.see(...FIRST_ANSWER);

  await page.click('tab', 'Form');
  await page.click('textbox', 'tone');
  await page.type(' and brisk');
  await page.see('textbox', 'tone', ({ text }) => text.endsWith(' and brisk'));
  await page.click('tab', 'Graph');
  await page.see('region', 'Flow graph', ({ text }) => text.includes('brisk'));
  await page.click('button', 'What will be sent');
  await page.see('dialog', 'What will be sent', ({ text }) => text.includes('brisk'));
  await page.click('button', 'Close');
  await page.within('region', 'Tweaks').click('tab', 'JSON');
  await page.see('table', 'Tweak report', ({ text }) => text.includes('Applied'));
  await page.click('button', 'Run');
  await page.see('button', 'Run 2');
  await page.see('status', 'Run status', ({ text }) => text.includes('Run finished'));
  await page.see(...FIRST_ANSWER, ({ text }) => text !== before.text);

  await page.click('button', 'Run 1');
  await page.see(...FIRST_ANSWER, ({ text }) => text === before.text);
  await page.click('button', 'Run 2 menu');
  await page.click('menuitem', 'Compare with current');
  await page.see('table', 'Tweaks that differ', ({ text }) => text.includes('brisk'));
  await page.click('button', 'Save evidence file');
  await page.click('button', 'Back to the bench');
  await page.click('button', 'Copy link');
  await page.click('button', 'Present');
  await page.see('main', 'Present', ({ text }) => text.includes('Ada'));
  await page.click('button', 'Leave');
  await page.see('textbox', 'Input 1 value');
}
