/** Rows of data: saved, sorted, filtered, resized and copied, by mouse and by keyboard. */
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, test } from './front-fixtures.ts';
import { boxOf } from './pages/box-of.ts';
import { GREETING, openRequest } from './pages/open-request.ts';
import { dataResult, replyOf } from './servers/recorded-results.ts';
import { answerWith, messageResult } from './servers/run-answers.ts';

const ROWS = [
  { ticket: 'T-10', title: 'Charged "twice", again', score: 0.5 },
  { ticket: 'T-9', title: '=SUM(A1)', score: 12 },
  { ticket: 'T-2', title: 'Lost\nparcel', score: -1 },
  { ticket: 'T-31', title: 'Übergabe', score: null },
  { ticket: 'T-4', title: 'login fails', score: 3 },
  { ticket: 'T-5', title: 'Login slow', score: 2 },
];

const table = (page: Page): Locator => page.getByRole('table', { name: 'Tickets, Input 1' });
const heading = (page: Page, name: string): Locator =>
  table(page).getByRole('columnheader', { name, exact: true }).getByRole('button', { name, exact: true });
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

async function tickets(page: Page): Promise<string[]> {
  const rows = await table(page).getByRole('row').all();
  return Promise.all(rows.slice(1).map((row) => row.getByRole('cell').first().innerText()));
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

test('a table is resized, sorted, filtered and copied as shown; its run is saved as the raw reply, as a whole run, as CSV and as Markdown; one output too', async ({
  bench,
  context,
  page,
  front,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRequest(bench, { ...GREETING, inputs: ['=1+1 is asked'] }, front.url);
  const results = [
    messageResult('ChatOutput-n5FuZ', 'Chat Output', '**bold** answer'),
    dataResult(ROWS, 'T-1', 'Tickets'),
  ];
  const body = `${JSON.stringify(replyOf([results]), null, 1)}\n`;
  front.answerRuns(answerWith(200, body));
  await bench.run();

  async function save(button: string, item: RegExp): Promise<Download> {
    await page.getByRole('button', { name: button, exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    return download;
  }
  const exact = await save('Run menu', /^Raw reply/);
  expect(exact.suggestedFilename()).toMatch(/^run-\d+-reply\.json$/);
  expect(await textOf(exact)).toBe(body);
  const whole = JSON.parse(await textOf(await save('Run menu', /^Whole run/)));
  expect(Object.keys(whole.run)).toEqual(expect.arrayContaining(['request', 'plan', 'events', 'inputs', 'replies']));
  const csv = await textOf(await save('Run menu', /CSV/));
  expect(csv).toContain("1,'=1+1 is asked,Chat Output,");
  expect(csv.split('\r\n')[0]).toBe('input,asked,output,component,text,data,error');
  const markdown = await textOf(await save('Run menu', /Markdown/));
  expect(markdown).toContain('> =1+1 is asked\n\n### Chat Output\n\n**bold** answer');
  const one = await textOf(await save('Save Tickets, Input 1', /as CSV/));
  expect(one).toContain('ticket,title,score\r\nT-10,');
  expect(body).toContain(await textOf(await save('Save Tickets, Input 1', /JSON/)));

  const handle = page.getByRole('separator', { name: 'Width of ticket' });
  const width = () =>
    table(page)
      .getByRole('columnheader', { name: 'ticket', exact: true })
      .evaluate((cell) => Math.round(cell.getBoundingClientRect().width));
  await expect(handle).toHaveAttribute('aria-valuetext', 'automatic');
  const before = await width();
  const box = await boxOf(handle);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y);
  await page.mouse.move(x + 60, y);
  await page.mouse.up();
  await expect.poll(async () => Math.abs((await width()) - before - 60)).toBeLessThanOrEqual(1);
  await expect(handle).toHaveAttribute('aria-valuetext', /^\d+ px$/);
  const dragged = await width();
  await handle.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBe(dragged - 16);
  await page.keyboard.press('Home');
  await expect.poll(width).toBe(before);
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).not.toBe(before);
  await handle.dblclick();
  await expect.poll(width).toBe(before);

  await page.getByRole('tab', { name: 'Table', exact: true }).click();
  const given = ROWS.map(({ ticket }) => ticket);
  await expect.poll(() => tickets(page)).toEqual(given);

  // By mouse: ascending, descending, original order. Missing values are last in both.
  const score = table(page).getByRole('columnheader', { name: 'score', exact: true });
  await heading(page, 'score').click();
  await expect(score).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => tickets(page)).toEqual(['T-2', 'T-10', 'T-5', 'T-4', 'T-9', 'T-31']);
  await heading(page, 'score').click();
  await expect(score).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => tickets(page)).toEqual(['T-9', 'T-4', 'T-5', 'T-10', 'T-2', 'T-31']);
  await heading(page, 'score').click();
  await expect(score).not.toHaveAttribute('aria-sort');
  await expect.poll(() => tickets(page)).toEqual(given);
  // By keyboard; numbers in text sort as numbers.
  await heading(page, 'ticket').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => tickets(page)).toEqual(['T-2', 'T-4', 'T-5', 'T-9', 'T-10', 'T-31']);
  await page.keyboard.press('Space');
  await expect.poll(() => tickets(page)).toEqual(['T-31', 'T-10', 'T-9', 'T-5', 'T-4', 'T-2']);

  const copy = page.getByRole('button', { name: 'Copy CSV' });
  await copy.click();
  await expect
    .poll(() => copied(page))
    .toBe(
      [
        'ticket,title,score',
        'T-31,Übergabe,',
        'T-10,"Charged ""twice"", again",0.5',
        "T-9,'=SUM(A1),12",
        'T-5,Login slow,2',
        'T-4,login fails,3',
        'T-2,"Lost\nparcel",-1',
      ].join('\r\n'),
    );
  const filter = page.getByRole('textbox', { name: 'Filter rows' });
  await filter.fill('LOGIN');
  await expect.poll(() => tickets(page)).toEqual(['T-5', 'T-4']);
  await copy.press('Enter');
  await expect.poll(() => copied(page)).toBe('ticket,title,score\r\nT-5,Login slow,2\r\nT-4,login fails,3');
  await filter.fill('nowhere');
  await expect(page.getByText('No row contains this text.')).toBeVisible();
});
