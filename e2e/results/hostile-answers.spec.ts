import type { Page } from '@playwright/test';
import { IN_PROPORTION } from '../../src/contract/testing/time-growth.ts';
import { expect, test } from '../front-fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { layoutMs } from '../pages/layout-ms.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { showResult } from '../pages/show-result.ts';
import type { FrontServer } from '../servers/front-server.ts';
import { HOSTILE_MARKDOWN, nested } from '../servers/hostile-texts.ts';
import { dataResult, replyOf } from '../servers/recorded-results.ts';
import { answerWith, messageResult } from '../servers/run-answers.ts';

/** The views of the results. */
const VIEWS = ['Tree', 'Text', 'Inside', 'Answer'];
const CHAT = 'ChatOutput-n5FuZ';
/** Selects anything in a drawn answer that could run, load or cover the page. */
const ACTIVE =
  'script, iframe, object, embed, form, link, meta, base, style, video, audio, img, math, [onerror], [onload], [onclick], [ontoggle], [srcdoc], [ping]';

/**
 * Checks that nothing ran, nothing active was drawn, and the layout is intact: Run and the tabs can be reached, nothing
 * is wider.
 */
async function expectHarmless(page: Page, screen: string): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'hacked')), screen).toBeUndefined();
  await expect(page.locator('#results').locator(ACTIVE), screen).toHaveCount(0);
  const links = await page
    .locator('#results a')
    .evaluateAll((all) => all.map((link) => ['href', 'rel', 'target'].map((name) => link.getAttribute(name))));
  for (const [href, ...rest] of links) {
    expect(href, screen).toMatch(/^(https?|mailto):/);
    expect(rest, screen).toEqual(['noopener noreferrer nofollow', '_blank']);
  }
  const layout = await page.evaluate(() => {
    const isOnTop = (element: Element | undefined) => {
      const box = element?.getBoundingClientRect();
      const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return top !== null && top !== undefined && element?.contains(top) === true;
    };
    const buttons = [...document.querySelectorAll('button')];
    return {
      isRunOnTop: isOnTop(buttons.find((button) => button.textContent?.startsWith('Run'))),
      areTabsOnTop: isOnTop([...document.querySelectorAll('#results [role=tab]')][0]),
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
      title: document.title,
    };
  });
  expect(layout, screen).toMatchObject({ isRunOnTop: true, areTabsOnTop: true });
  expect(layout.width, screen).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  expect(layout.height, screen).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
}

/** How many outputs one run has. */
const OUTPUTS_A_RUN = 14;

/** Each text as an output of its own. */
async function runEachText(bench: BenchPage, front: FrontServer): Promise<void> {
  for (let start = 0; start < HOSTILE_MARKDOWN.length; start += OUTPUTS_A_RUN) {
    const results = HOSTILE_MARKDOWN.slice(start, start + OUTPUTS_A_RUN).map((text, index) =>
      messageResult(`O-${start + index}`, `Output ${start + index}`, text),
    );
    front.answerRuns(answerWith(200, replyOf([results])));
    await bench.run();
    await expect(bench.answer(`Output ${start}`, 1)).toBeVisible();
    await expectHarmless(bench.page, `from ${start}`);
  }
}

const HOSTILE_FILES = [
  'https://evil.example/f.png',
  'javascript:window.hacked=1',
  { path: 'data:text/html,<script>1</script>', name: '<b>x</b>', type: 'image/png' },
];
/** A message of all texts, rows, a deep value, and files. */
const HOSTILE_RESULTS = [
  messageResult(CHAT, HOSTILE_MARKDOWN[0] ?? '', HOSTILE_MARKDOWN.join('\n\n')),
  dataResult(
    HOSTILE_MARKDOWN.map((text, index) => ({ '<img src=x onerror=window.hacked=1>': text, index })),
    'Rows-1',
    'Rows',
  ),
  dataResult([nested(180), 'x'], 'Deep-1', 'Deep'),
  { ...messageResult('Files-1', 'Files', 'see files'), messages: [{ message: '', files: HOSTILE_FILES }] },
];

async function openEveryView(page: Page, size = ''): Promise<void> {
  for (const view of VIEWS) {
    await showResult(page, view);
    await expectHarmless(page, `${view}${size}`);
  }
}

/** In a new tab, which has no access to the page. */
async function followLink(bench: BenchPage, front: FrontServer): Promise<void> {
  const context = bench.page.context();
  await context.route('https://evil.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>there</title>' }),
  );
  const text = '[https://bank.example/login](https://evil.example/login) and [plain words](https://evil.example/words)';
  front.answerRuns(answerWith(200, replyOf([[messageResult(CHAT, 'Chat Output', text)]])));
  await bench.run();
  const answer = bench.answer('Chat Output', 1);
  await expect(answer).toContainText('https://bank.example/login (evil.example)');
  await expect(answer).toContainText('plain words (evil.example)');
  const opened = context.waitForEvent('page');
  await answer.getByRole('link', { name: 'plain words' }).click();
  const other = await opened;
  await other.waitForLoadState();
  expect(other.url()).toBe('https://evil.example/words');
  expect(await other.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
  await other.close();
  await context.unroute('https://evil.example/**');
}

/** Laying out a very long word takes time that grows only in proportion to its length. */
async function layOutLongWords(bench: BenchPage, front: FrontServer): Promise<void> {
  const results = [2_000, 16_000].map((length) => messageResult(`O-${length}`, `Word ${length}`, 'W'.repeat(length)));
  front.answerRuns(answerWith(200, replyOf([results])));
  await bench.run();
  const wordMs = (length: number) => layoutMs(bench.answer(`Word ${length}`, 1));
  expect((await wordMs(16_000)) / (await wordMs(2_000))).toBeLessThan(IN_PROPORTION);
}

test('hostile answers run nothing, fetch nothing and break no layout in any view', async ({ bench, page, front }) => {
  test.slow();
  await openRequest(bench, GREETING, front.url);
  await followLink(bench, front);
  await layOutLongWords(bench, front);
  await runEachText(bench, front);
  front.answerRuns(answerWith(200, replyOf([HOSTILE_RESULTS])));
  await bench.run();
  await expect(page.getByRole('link', { name: /evil\.example\/f\.png/ })).toBeAttached();
  await expectHarmless(page, 'answers');
  await openEveryView(page);
  const deep = page.getByRole('combobox', { name: 'Depth in Deep, Input 1' });
  await deep.scrollIntoViewIfNeeded();
  await deep.selectOption('Depth: everything');
  await expectHarmless(page, 'a tree opened 180 levels deep');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Results' }).click();
  await openEveryView(page, ' at 390 px');
});
