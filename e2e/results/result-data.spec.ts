/** Rows of data: saved, sorted, filtered, resized and copied, by mouse and by keyboard; and files of a message. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { boxOf } from '../pages/box-of.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { layOut } from '../pages/show-result.ts';
import { answerEveryKind, MARKUP, WAV } from '../servers/message-files.ts';
import { dataResult, replyOf } from '../servers/recorded-results.ts';
import { answerWith, messageResult } from '../servers/run-answers.ts';
import { PIXEL_PNG, SHORT_WEBM } from '../servers/small-files.ts';

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

/** Chooses from the menu that `button` opens, and returns the file that is saved. */
async function save(page: Page, button: string, item: RegExp): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const downloaded = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const download = await downloaded;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

async function saveRun(page: Page, body: string): Promise<void> {
  const exact = await save(page, 'Run menu', /^Raw reply/);
  expect(exact.name).toMatch(/^run-\d+-reply\.json$/);
  expect(exact.text).toBe(body);
  const whole = JSON.parse((await save(page, 'Run menu', /^Whole run/)).text);
  expect(Object.keys(whole.run)).toEqual(expect.arrayContaining(['request', 'plan', 'events', 'inputs', 'replies']));
  const csv = await save(page, 'Run menu', /CSV/);
  expect(csv.text).toContain("1,'=1+1 is asked,Chat Output,");
  expect(csv.text.split('\r\n')[0]).toBe('input,asked,output,component,text,data,error');
  const markdown = await save(page, 'Run menu', /Markdown/);
  expect(markdown.text).toContain('> =1+1 is asked\n\n### Chat Output\n\n**bold** answer');
}

async function saveOutput(page: Page, body: string): Promise<void> {
  const csv = await save(page, 'Tickets, Input 1 menu', /CSV/);
  expect(csv.text).toContain('ticket,title,score\r\nT-10,');
  const json = await save(page, 'Tickets, Input 1 menu', /^Download result/);
  expect(body).toContain(json.text);
}

/** Drags by the middle of a part. */
async function dragRight(page: Page, part: Locator, by: number): Promise<void> {
  const box = await boxOf(part);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y);
  await page.mouse.move(x + by, y);
  await page.mouse.up();
}

/** By dragging, by keys, and back to the automatic width. */
async function resizeColumn(page: Page): Promise<void> {
  const handle = page.getByRole('separator', { name: 'Width of ticket' });
  const width = () =>
    table(page)
      .getByRole('columnheader', { name: 'ticket', exact: true })
      .evaluate((cell) => Math.round(cell.getBoundingClientRect().width));
  await expect(handle).toHaveAttribute('aria-valuetext', 'automatic');
  const before = await width();
  await dragRight(page, handle, 60);
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
}

const expectTickets = (page: Page, order: readonly string[]) => expect.poll(() => tickets(page)).toEqual(order);

/** Ascending, descending, original order. Missing values are last in both. */
async function sortByMouse(page: Page, given: readonly string[]): Promise<void> {
  const score = table(page).getByRole('columnheader', { name: 'score', exact: true });
  await heading(page, 'score').click();
  await expect(score).toHaveAttribute('aria-sort', 'ascending');
  await expectTickets(page, ['T-2', 'T-10', 'T-5', 'T-4', 'T-9', 'T-31']);
  await heading(page, 'score').click();
  await expect(score).toHaveAttribute('aria-sort', 'descending');
  await expectTickets(page, ['T-9', 'T-4', 'T-5', 'T-10', 'T-2', 'T-31']);
  await heading(page, 'score').click();
  await expect(score).not.toHaveAttribute('aria-sort');
  await expectTickets(page, given);
}

/** Numbers in text sort as numbers. */
async function sortByKeyboard(page: Page): Promise<void> {
  await heading(page, 'ticket').focus();
  await page.keyboard.press('Enter');
  await expectTickets(page, ['T-2', 'T-4', 'T-5', 'T-9', 'T-10', 'T-31']);
  await page.keyboard.press('Space');
  await expectTickets(page, ['T-31', 'T-10', 'T-9', 'T-5', 'T-4', 'T-2']);
}

const SORTED_CSV = [
  'ticket,title,score',
  'T-31,Übergabe,',
  'T-10,"Charged ""twice"", again",0.5',
  "T-9,'=SUM(A1),12",
  'T-5,Login slow,2',
  'T-4,login fails,3',
  'T-2,"Lost\nparcel",-1',
].join('\r\n');

async function readTable(page: Page): Promise<void> {
  await layOut(page, 'Table');
  const given = ROWS.map(({ ticket }) => ticket);
  await expectTickets(page, given);
  await sortByMouse(page, given);
  await sortByKeyboard(page);

  const copy = page.getByRole('button', { name: 'Copy CSV' });
  await copy.click();
  await expect.poll(() => copied(page)).toBe(SORTED_CSV);
  const filter = page.getByRole('textbox', { name: 'Filter rows' });
  await filter.fill('LOGIN');
  await expectTickets(page, ['T-5', 'T-4']);
  await copy.press('Enter');
  await expect.poll(() => copied(page)).toBe('ticket,title,score\r\nT-5,Login slow,2\r\nT-4,login fails,3');
  await filter.fill('nowhere');
  await expect(page.getByText('No row contains this text.')).toBeVisible();
}

async function expectImageAndPlayers(files: Locator): Promise<void> {
  const image = files.getByRole('img', { name: /dot\.png$/ });
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1);
  const full = files.getByRole('button', { name: /^Full size of .*dot\.png$/ });
  await full.press('Enter');
  await expect(full).toHaveAttribute('aria-pressed', 'true');
  for (const name of ['talk.wav', 'film.webm']) {
    const player = files.getByLabel(new RegExp(`_${name}$`));
    await expect.poll(() => player.evaluate((element: HTMLMediaElement) => element.duration)).toBe(1);
    await player.evaluate((element: HTMLMediaElement) => {
      element.playbackRate = 4;
      return element.play();
    });
    await expect.poll(() => player.evaluate((element: HTMLMediaElement) => element.ended)).toBe(true);
  }
}

async function expectDownloadsOffered(files: Locator): Promise<void> {
  for (const about of [
    `dot\\.png, image/png, ${PIXEL_PNG.length} B`,
    'talk\\.wav, audio/(x-)?wav, [\\d.]+ kB',
    `film\\.webm, video/webm, ${SHORT_WEBM.length} B`,
    'rows\\.csv, text/csv, 3 B',
  ]) {
    await expect(files.getByRole('button', { name: new RegExp(`^Download .*${about}$`) })).toBeVisible();
  }
  await expect(files).toContainText('gone.png: the server refused it (status 404)');
}

async function download(files: Locator, name: RegExp): Promise<{ name: string; content: Buffer }> {
  const downloaded = files.page().waitForEvent('download');
  await files.getByRole('button', { name }).click();
  const file = await downloaded;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** The files of a message are shown; one elsewhere stays a link. Resolves with that link. */
async function readFiles(bench: BenchPage): Promise<Locator> {
  const { page } = bench;
  const files = bench.answer('Chat Output', 1).getByRole('list', { name: 'Files from Chat Output' });
  await expect(files.getByRole('listitem')).toHaveCount(8);
  await expectImageAndPlayers(files);
  await expectDownloadsOffered(files);
  await expectNoViolations(page, 'files of a message', { within: '[aria-label="Files from Chat Output"]' });

  const sound = await download(files, /^Download .*talk\.wav/);
  expect(sound.name).toMatch(/talk\.wav$/);
  expect(sound.content.equals(WAV)).toBe(true);
  const written = await download(files, /^Download .*page\.html/);
  expect(written.content.toString()).toBe(MARKUP);
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();

  await expect(files.getByRole('listitem').nth(5)).toHaveText(/^Image, elsewhere:.*pictures\.example/);
  await expect(files.getByRole('listitem').nth(6)).toHaveText(/^Video, elsewhere:.*pictures\.example/);
  const link = files.getByRole('link', { name: 'https://pictures.example/cat.png' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await link.hover();
  // Only the first three files are drawn.
  await expect(files.locator('img, video, audio')).toHaveCount(3);
  return link;
}

test('result data is sorted, filtered, copied and saved in several formats, and the files of a message are shown or offered for download', async ({
  bench,
  context,
  page,
  front,
  server,
  expectedConsole,
}) => {
  expectedConsole.push(/status of 404/);
  const elsewhere: string[] = [];
  await page.route('https://pictures.example/**', (route) => {
    elsewhere.push(route.request().url());
    return route.abort();
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRequest(bench, { ...GREETING, inputs: ['=1+1 is asked'] }, front.url);
  const results = [
    messageResult('ChatOutput-n5FuZ', 'Chat Output', '**bold** answer'),
    dataResult(ROWS, 'T-1', 'Tickets'),
  ];
  const body = `${JSON.stringify(replyOf([results]), null, 1)}\n`;
  front.answerRuns(answerWith(200, body));
  await bench.run();
  await saveRun(page, body);
  await saveOutput(page, body);
  await resizeColumn(page);
  await readTable(page);

  await layOut(page, 'List');
  await answerEveryKind(front, server.url);
  await bench.run();
  const link = await readFiles(bench);
  await bench.waitUntilSaved();
  await page.reload();
  await expect(link).toBeVisible();
  expect(elsewhere).toEqual([]);
});
