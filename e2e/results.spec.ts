import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { expect, test } from './front-fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { boxOf } from './pages/box-of.ts';
import { dataResult, recordedResult, replyOf } from './servers/recorded-results.ts';
import { answerWith, messageResult } from './servers/run-answers.ts';

const CHAT = 'ChatOutput-n5FuZ';
const RESULTS = { within: '#results' };

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

const TICKETS = Array.from({ length: 8 }, (_, index) => ({
  ticket: `T-${8812 - index * 172}`,
  title: `Ticket ${index + 1} was charged twice`,
  score: 0.94 - index / 100,
}));

const ODD = { results: { hologram: 7 }, component_id: 'Odd-1', component_display_name: 'Odd' };

test('each output is shown in the view that fits it, and a chosen one is remembered', async ({
  bench,
  page,
  front,
}) => {
  await bench.open(front.url);
  await bench.keepOneInput();
  front.answerRuns(
    answerWith(
      200,
      replyOf([
        [
          recordedResult('message-with-content-blocks', CHAT, 'Chat Output'),
          dataResult(TICKETS, 'Tickets-1', 'Similar Tickets'),
          ODD,
        ],
      ]),
    ),
  );
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('Sender: AI (Machine) · written by Rich Maker');
  await expect(page.getByRole('table', { name: 'Similar Tickets, Input 1' })).toBeVisible();
  await expect(page.getByRole('tree', { name: 'Tree of Odd, Input 1' })).toContainText('hologram');
  await expectNoViolations(page, 'answers, table and tree', RESULTS);

  await page.getByRole('combobox', { name: 'View of Similar Tickets, Input 1' }).selectOption('Raw');
  await expect(page.getByRole('textbox', { name: 'Raw of Similar Tickets, Input 1' })).toContainText(
    '"ticket":"T-8812"',
  );
  await expectNoViolations(page, 'raw of one output', RESULTS);
  await bench.waitUntilSaved();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Raw of Similar Tickets, Input 1' })).toBeVisible();
});

test('a cell leads to its value in three languages and to its place in the tree', async ({ bench, page, front }) => {
  await bench.open(front.url);
  await bench.keepOneInput();
  front.answerRuns(answerWith(200, replyOf([[dataResult(TICKETS, 'Tickets-1', 'Similar Tickets')]])));
  await bench.run();
  await page.getByRole('button', { name: 'Maximise Results' }).click();
  await page.getByRole('button', { name: 'Split view' }).click();
  await page.getByRole('cell', { name: 'Ticket 2 was charged twice' }).click();
  const tree = page.getByRole('tree', { name: 'Response tree' });
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveText('title"Ticket 2 was charged twice"');
  const here = bench.answer('Similar Tickets', 1);
  await expect(here).toContainText('response.outputs[0].outputs[0].outputs.data.message[1].title');
  await here.getByRole('radio', { name: 'jq' }).check();
  await expect(here).toContainText('.outputs[0].outputs[0].outputs.data.message[1].title');
  await here.getByRole('group', { name: 'Rows of Similar Tickets, Input 1' }).press('ArrowDown');
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveText('title"Ticket 3 was charged twice"');
  await expectNoViolations(page, 'split view', RESULTS);

  const head = page.getByRole('separator', { name: 'Width of title' });
  await head.focus();
  const before = await page.getByRole('columnheader', { name: 'title' }).evaluate((cell) => cell.clientWidth);
  await head.press('ArrowRight');
  await head.press('ArrowRight');
  await expect
    .poll(() => page.getByRole('columnheader', { name: 'title' }).evaluate((cell) => cell.clientWidth))
    .toBeGreaterThan(before + 16);
});

test('one output of all inputs is a table or side by side', async ({ bench, page }) => {
  await bench.open();
  await bench.run();
  await page.getByRole('button', { name: 'Maximise Results' }).click();
  await page.getByRole('radiogroup', { name: 'Group by' }).getByRole('radio', { name: 'Output' }).check();
  await page.getByRole('button', { name: 'Result options' }).click();
  await page.getByRole('radiogroup', { name: 'Output layout' }).getByRole('radio', { name: 'Table' }).check();
  const table = page.getByRole('table', { name: 'Chat Output, all inputs' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table).toContainText('Ada');
  await expectNoViolations(page, 'across inputs', RESULTS);
  await page.getByRole('radiogroup', { name: 'Output layout' }).getByRole('radio', { name: 'Side by side' }).check();
  const beside = page.getByRole('group', { name: /^Chat Output of 2 inputs/ });
  await expect(beside.getByRole('article')).toHaveCount(2);
  const boxes = async () => [
    await boxOf(beside.getByRole('article').first()),
    await boxOf(beside.getByRole('article').last()),
  ];
  await expect.poll(async () => new Set((await boxes()).map(({ y }) => y)).size).toBe(1);
  const [left, right] = await boxes();
  expect(right?.x).toBeGreaterThan(left?.x ?? Number.NaN);
  await expectNoViolations(page, 'side by side', RESULTS);
});

test('identical outputs are folded, and answers repeated by a server are flagged', async ({ bench, page, front }) => {
  await bench.open(front.url);
  front.answerRuns(
    answerWith(200, replyOf(['same', 'same'].map((text) => [messageResult(CHAT, 'Chat Output', text)]))),
  );
  await bench.run();
  await expect(bench.answer('Chat Output', 2)).toContainText('Same as for Input 1');
  await expect(bench.answersOf(2)).toContainText('The server sent the answer of input 1 again');
  await page.getByRole('button', { name: 'Show Chat Output, Input 2' }).click();
  await expect(bench.answer('Chat Output', 2)).toContainText('same');
});

test('a run is saved as the raw reply, as a whole run, as CSV and as Markdown; one output too', async ({
  bench,
  page,
  front,
}) => {
  await bench.open(front.url);
  await bench.keepOneInput();
  await bench.input(1).fill('=1+1 is asked');
  const body = `${JSON.stringify(replyOf([[messageResult(CHAT, 'Chat Output', '**bold** answer'), dataResult(TICKETS, 'T-1', 'Tickets')]]), null, 1)}\n`;
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
  expect(one).toContain('ticket,title,score\r\nT-8812,');
  expect(body).toContain(await textOf(await save('Save Tickets, Input 1', /JSON/)));
});

test('printing shows all answers and nothing else', async ({ bench, page, front }) => {
  await bench.open(front.url);
  const answers = Array.from({ length: 90 }, (_, index) =>
    messageResult(`Out-${index + 1}`, `Output ${index + 1}`, `answer ${index + 1} of many\n\nwith a second line`),
  );
  front.answerRuns(answerWith(200, replyOf([answers])));
  await bench.keepOneInput();
  await bench.run();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.getByRole('region', { name: 'Results' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Tweaks' })).toBeHidden();
  await expect(bench.runButton).toBeHidden();
  await expect(page.getByRole('article')).toHaveCount(91);
  await expect(bench.answer('Output 90', 1)).toContainText('answer 90 of many');
  const isWhole = await page.evaluate(() => {
    const last = [...document.querySelectorAll('article')].at(-1);
    return (last?.getBoundingClientRect().bottom ?? 0) <= document.documentElement.scrollHeight;
  });
  expect(isWhole).toBe(true);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  // A real print of the browser, with its own events.
  const pages = (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(4);
});
