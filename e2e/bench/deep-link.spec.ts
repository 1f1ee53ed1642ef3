/** What is open is in the URL: a reload and a link keep it, and Back and Forward move between what was open. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';

const tab = (page: Page, list: string, name: string) =>
  page.getByRole('tablist', { name: list }).getByRole('tab', { name, exact: true });

const VIEWS = [
  { list: 'Result views', first: 'Answer', second: 'Inside', third: 'JSON', key: 'view' },
  { list: 'Tweak views', first: 'JSON', second: 'Form', third: 'Graph', key: 'tweaks' },
];

const isOpen = (page: Page, list: string, name: string) =>
  expect(tab(page, list, name)).toHaveAttribute('aria-selected', 'true');

async function moveBetweenFlows(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await bench.chooseFlow('Topic and audience');
  await bench.chooseFlow('Chat with memory');
  await page.goBack();
  await expect(bench.flow).toHaveValue(/Topic and audience/);
  await page.goForward();
  await expect(bench.flow).toHaveValue(/Chat with memory/);
}

/** The last one is in the entry after the shown one. */
async function moveBetweenViews(bench: BenchPage): Promise<void> {
  const { page } = bench;
  for (const { list, first, second, third, key } of VIEWS) {
    await isOpen(page, list, first);
    for (const name of [second, third]) {
      await tab(page, list, name).click();
      await expect(page).toHaveURL(new RegExp(`[?&]${key}=${name.toLowerCase()}`));
    }
  }
  for (const { list, first, second, key } of VIEWS.toReversed()) {
    await page.goBack();
    await isOpen(page, list, second);
    await page.goBack();
    await isOpen(page, list, first);
    await expect(page).not.toHaveURL(new RegExp(`[?&]${key}=`));
  }
  await page.goForward();
  await isOpen(page, 'Result views', 'Inside');
  await page.goForward();
  await page.goForward();
  await isOpen(page, 'Tweak views', 'Form');
}

/** A reload keeps the flow, its views, the shown run, and what was open before and after. */
async function reload(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const areOpen = async (results: string, tweaks: string) => {
    await isOpen(page, 'Result views', results);
    await isOpen(page, 'Tweak views', tweaks);
    await expect(page.locator('#results').getByRole('tabpanel', { name: results, exact: true })).toBeVisible();
    await expect(page.locator('#tweaks').getByRole('tabpanel', { name: tweaks, exact: true })).toBeVisible();
  };
  await bench.waitUntilSaved();
  await page.reload();
  await expect(bench.flow).toHaveValue(/Chat with memory/);
  await areOpen('JSON', 'Form');
  await page.goForward();
  await areOpen('JSON', 'Graph');
  await page.goBack();
  await page.goBack();
  await areOpen('JSON', 'JSON');
  await page.goBack();
  await areOpen('Inside', 'JSON');
  await tab(page, 'Result views', 'Answer').click();
  await expect(bench.answersOf(1)).toBeVisible();
}

test('the URL keeps the open flow, its views and the shown run over a reload, Back and Forward, a new visit and a shared link', async ({
  bench,
  page,
}) => {
  await bench.open();
  await test.step('Back and Forward move between flows', () => moveBetweenFlows(bench));
  await bench.run();
  await test.step('Back and Forward move between views', () => moveBetweenViews(bench));
  await test.step('a reload keeps what is open', () => reload(bench));

  await bench.chooseFlow('Text toolbox');
  const runs = page.getByRole('list', { name: 'Runs' });
  await bench.run();
  await expect(runs.getByRole('button', { name: 'Run 2', exact: true })).toBeVisible();
  const run = await bench.urlValue('run');
  await bench.chooseFlow('Two inputs, two answers');
  await expect(page).not.toHaveURL(/[?&]run=/);
  await bench.run();
  const answer = await bench.answerText('Chat Output', 2);
  await expect(page).toHaveURL(/[?&]run=/);
  const link = page.url();
  await bench.waitUntilSaved();

  await test.step('a new visit reopens the newest run of the flow', async () => {
    await page.goto('/');
    await expect.poll(() => bench.answerText('Chat Output', 2)).toBe(answer);
  });
  await test.step('a run without a flow opens with its own flow, and an unknown view opens Answer', async () => {
    await page.goto(`/?run=${run}&view=raw`);
    await isOpen(page, 'Result views', 'Answer');
    await expect(bench.flow).toHaveValue(/Text toolbox/);
    await expect(bench.answersOf(1)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`[?&]run=${run}`));
    await expect(page).toHaveURL(/[?&]flow=/);
  });
  await test.step('an unknown run opens the same as a plain visit', async () => {
    await page.goto('/?run=unknown');
    await expect(bench.input(1)).toBeEditable();
    await expect(bench.flow).toHaveValue(/Text toolbox/);
  });
  await test.step('the link of an answer opens it complete', async () => {
    await page.goto(link);
    await expect.poll(() => bench.answerText('Chat Output', 2)).toBe(answer);
    await expect(runs.getByRole('listitem')).toHaveCount(3);
  });
  await test.step('Run that is pressed while the flow is loading starts when it is loaded', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('status', { name: 'Run status' })).toHaveText(/Run finished/);
  });
});
