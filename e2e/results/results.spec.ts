import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { chooseForAnswer, showResult } from '../pages/show-result.ts';
import type { FrontServer } from '../servers/front-server.ts';
import { dataResult, recordedResult, replyOf } from '../servers/recorded-results.ts';
import { answerWith, messageResult } from '../servers/run-answers.ts';

const CHAT = 'ChatOutput-n5FuZ';
const RESULTS = { within: '#results' };

const TICKETS = Array.from({ length: 8 }, (_, index) => ({
  ticket: `T-${8812 - index * 172}`,
  title: `Ticket ${index + 1} was charged twice`,
  score: 0.94 - index / 100,
}));

const PYTHON = 'def greet(name: str) -> str:\n\treturn f"Hi, {name}"  # ``` and <b>\n\n\nprint(greet("Ada"))';
const PLAIN = '  two spaces before, one after \nlast';

const ODD = { results: { hologram: 7 }, component_id: 'Odd-1', component_display_name: 'Odd' };

const CODE = `See:\n\n\`\`\`\`python\n${PYTHON}\n\`\`\`\`\n\nand\n\n\`\`\`\n${PLAIN}\n\`\`\`\n`;

async function expectFittingViews(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await expect(bench.answer('Chat Output', 1)).not.toContainText('Sender');
  await expect(page.getByRole('table', { name: 'Similar Tickets, Input 1' })).toBeVisible();
  await expect(page.getByRole('tree', { name: 'Tree of Odd, Input 1' })).toContainText('hologram');
  await expectNoViolations(page, 'answers, table and tree', RESULTS);
}

/** Colours of tokens that differ from that of the text. */
function coloursOf(code: Locator): Promise<string[]> {
  return code.evaluate((element) => {
    const of = (part: Element) => getComputedStyle(part).color;
    const own = of(element);
    return [...new Set([...element.querySelectorAll('span')].map(of))].filter((colour) => colour !== own);
  });
}

async function expectHighlighted(bench: BenchPage): Promise<void> {
  const code = bench.answer('Code', 1).getByRole('group', { name: 'Code, python' }).getByRole('code');
  let before: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await bench.page.emulateMedia({ colorScheme });
    const isShown = async () => (await coloursOf(code)).length > 2 && String(await coloursOf(code)) !== String(before);
    await expect.poll(isShown, { message: colorScheme }).toBe(true);
    before = await coloursOf(code);
  }
  expect(await code.textContent()).toMatch(new RegExp(`^${PYTHON.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\n?$`));
}

async function copyCode(bench: BenchPage): Promise<void> {
  const copied = () => bench.page.evaluate(() => navigator.clipboard.readText());
  const copies = bench.answer('Code', 1).getByRole('button', { name: /^Copy code \d of Code, Input 1$/ });
  await expect(copies).toHaveCount(2);
  await copies.first().click();
  await expect.poll(copied).toBe(PYTHON);
  await copies.last().press('Enter');
  await expect.poll(copied).toBe(PLAIN);
}

const rawOfOdd = (page: Page) => page.getByRole('textbox', { name: 'Raw of Odd, Input 1' });

async function showOddAsRaw(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'View of Odd, Input 1' }).selectOption('Raw');
  await expect(rawOfOdd(page)).toContainText('"hologram":7');
}

/** A cell leads to its value in the tree, and to expressions that read it in two languages. */
async function findCellInTree(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await page.getByRole('button', { name: 'Maximise Results' }).click();
  await page.getByRole('cell', { name: 'Ticket 2 was charged twice' }).click();
  const selected = page.getByRole('tree', { name: 'Response tree' }).getByRole('treeitem', { selected: true });
  const here = bench.answer('Similar Tickets', 1);
  await expect(here).toContainText('response.outputs[0].outputs[1].outputs.data.message[1].title');
  await here.getByRole('radio', { name: 'jq' }).check();
  await expect(here).toContainText('.outputs[0].outputs[1].outputs.data.message[1].title');
  await here.getByRole('group', { name: 'Rows of Similar Tickets, Input 1' }).press('ArrowDown');
  await expectNoViolations(page, 'one output as raw', RESULTS);
  await chooseForAnswer(page, 'Similar Tickets, Input 1', 'Show in JSON');
  await expect(selected).toHaveText('title"Ticket 3 was charged twice"');
  await showResult(page, 'Answer');
}

async function widenColumnByKeys(page: Page): Promise<void> {
  const head = page.getByRole('separator', { name: 'Width of title' });
  const width = () => page.getByRole('columnheader', { name: 'title' }).evaluate((cell) => cell.clientWidth);
  await head.focus();
  const narrow = await width();
  await head.press('ArrowRight');
  await head.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(narrow + 16);
}

/** The print shows all answers and nothing else. */
async function printAnswers(bench: BenchPage, front: FrontServer): Promise<void> {
  const { page } = bench;
  const answers = Array.from({ length: 90 }, (_, index) =>
    messageResult(`Out-${index + 1}`, `Output ${index + 1}`, `answer ${index + 1} of many\n\nwith a second line`),
  );
  front.answerRuns(answerWith(200, replyOf([answers])));
  await bench.run();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.getByRole('region', { name: 'Results' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Tweaks' })).toBeHidden();
  await expect(bench.runButton).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Search results' })).toBeHidden();
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
}

test('each output is shown in the view that fits it or was chosen, a cell leads to its value in the reply, and printing shows all answers', async ({
  bench,
  context,
  page,
  front,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRequest(bench, GREETING, front.url);
  await printAnswers(bench, front);
  const results = [
    recordedResult('message-with-content-blocks', CHAT, 'Chat Output'),
    dataResult(TICKETS, 'Tickets-1', 'Similar Tickets'),
    ODD,
    messageResult('Code-1', 'Code', CODE),
  ];
  front.answerRuns(answerWith(200, replyOf([results])));
  await bench.run();
  await expectFittingViews(bench);
  await expectHighlighted(bench);
  await copyCode(bench);
  await showOddAsRaw(page);
  await findCellInTree(bench);
  await widenColumnByKeys(page);
  await bench.waitUntilSaved();
  await page.reload();
  await expect(rawOfOdd(page)).toBeVisible();
});
