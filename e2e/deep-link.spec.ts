/** The open views are in the URL: a reload keeps them, and Back and Forward move between them. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const tab = (page: Page, list: string, name: string) =>
  page.getByRole('tablist', { name: list }).getByRole('tab', { name, exact: true });

const VIEWS = [
  { list: 'Result views', first: 'Answer', second: 'Table', third: 'Raw', key: 'view' },
  { list: 'Tweak views', first: 'JSON', second: 'Form', third: 'Graph', key: 'tweaks' },
];

test('views of results and of tweaks stay after a reload, and Back and Forward move between them', async ({
  bench,
  page,
}) => {
  const isOpen = (list: string, name: string) => expect(tab(page, list, name)).toHaveAttribute('aria-selected', 'true');
  await bench.open();
  await bench.run();
  for (const { list, first, second, third, key } of VIEWS) {
    await isOpen(list, first);
    for (const name of [second, third]) {
      await tab(page, list, name).click();
      await expect(page).toHaveURL(new RegExp(`[?&]${key}=${name.toLowerCase()}`));
    }
  }
  await bench.waitUntilSaved();
  await page.reload();
  for (const { list, third } of VIEWS) {
    await isOpen(list, third);
    await expect(page.getByRole('tabpanel', { name: third, exact: true })).toBeVisible();
  }
  for (const { list, first, second, key } of VIEWS.toReversed()) {
    await page.goBack();
    await isOpen(list, second);
    await page.goBack();
    await isOpen(list, first);
    await expect(page).not.toHaveURL(new RegExp(`[?&]${key}=`));
  }
  await page.goForward();
  await isOpen('Result views', 'Table');
  await page.goForward();
  await page.goForward();
  await isOpen('Tweak views', 'Form');
  await page.reload();
  await isOpen('Tweak views', 'Form');
  await isOpen('Result views', 'Raw');
  // So does the shown run.
  await tab(page, 'Result views', 'Answer').click();
  await expect(bench.answersOf(1)).toBeVisible();
});

test('a URL with a run but no flow opens it with its own flow', async ({ bench, page, expectedConsole }) => {
  await bench.open();
  await bench.chooseFlow('Text toolbox');
  const runs = page.getByRole('list', { name: 'Runs' });
  await bench.run();
  await expect(runs.getByRole('button', { name: 'Run 1', exact: true })).toBeVisible();
  const run = await bench.urlValue('run');
  await bench.chooseFlow('Two inputs, two answers');
  await expect(page).not.toHaveURL(/[?&]run=/);

  const stayOnRun = async () => {
    await expect(bench.flow).toHaveValue(/Text toolbox/);
    await expect(bench.answersOf(1)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`[?&]run=${run}`));
    await expect(page).toHaveURL(/[?&]flow=/);
  };
  await page.goto(`/?run=${run}&view=raw`);
  await expect(tab(page, 'Result views', 'Raw')).toHaveAttribute('aria-selected', 'true');
  await tab(page, 'Result views', 'Answer').click();
  await stayOnRun();

  // An unknown run opens the same as a plain visit: the server is asked for it, and answers 404.
  expectedConsole.push(/404/);
  await page.goto('/?run=unknown');
  await expect(bench.input(1)).toBeEditable();
  await expect(bench.flow).toHaveValue(/Text toolbox/);
});
