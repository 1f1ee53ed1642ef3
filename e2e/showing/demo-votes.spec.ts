/** Blind votes in a demo: from the dialog, over what visitors choose, to the outcome that its owner sees. */
import type { BrowserContext, Page } from '@playwright/test';
import { readDemoSchema } from '../../src/contract/demos/demo-entry.ts';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { DemoOwner, DemoVisitor, enterBench, REACHED } from '../pages/demo-part.ts';
import { PublishPart } from '../pages/publish-part.ts';

/** Publishes the tone switcher at /p/better, to be voted on. */
async function publishVote(page: Page): Promise<PublishPart> {
  const publish = new PublishPart(page);
  const { address, dialog, row, title } = publish;
  await publish.open();
  await address.fill('better');
  await title.fill('Which is better?');
  await dialog.getByRole('radio', { name: 'Blind vote' }).check();
  await expect(dialog.getByRole('radiogroup', { name: 'Visitors see' })).toHaveCount(0);
  await expect(dialog).toContainText('at most 60 questions an hour of this demo, each twice.');
  const second = dialog.getByRole('combobox', { name: 'Second variant' });
  await second.selectOption('Your changes, as they are now');
  await expect(dialog).toContainText('Both variants give the same request.');
  await second.selectOption('The original flow');
  await expectNoViolations(page, 'publish a vote', { within: '[role="dialog"]' });
  await expect(dialog.getByText('Free', { exact: true })).toBeVisible();
  await publish.publish();
  await expect(row).toContainText('Tone switcher, blind vote');
  return publish;
}

/** The bodies of all replies that the visitors of a browser get. */
function collectReplies(context: BrowserContext): Promise<string>[] {
  const bodies: Promise<string>[] = [];
  context.on('response', (response) => {
    if (response.url().includes('/p/')) bodies.push(response.text().catch(() => ''));
  });
  return bodies;
}

const expectBothComplete = ({ status }: DemoVisitor) => expect(status).toHaveText('Both answers are complete');
const expectVoteSaved = ({ vote }: DemoVisitor) => expect(vote).toHaveText('Your vote is saved. Thank you.');

async function voteByKeyboard(visitor: DemoVisitor): Promise<void> {
  const { keyboard } = visitor.page;
  await keyboard.press('1');
  await keyboard.press('ControlOrMeta+Enter');
  await expectBothComplete(visitor);
  expect(await visitor.side('Left').innerText()).not.toBe(await visitor.side('Right').innerText());
  await expectNoViolations(visitor.page, 'two answers of a demo', { inBothSchemes: true });
  await keyboard.press('1');
  await expectVoteSaved(visitor);
  await expect(visitor.button('Left is better')).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('4');
  await expect(visitor.button('Right is better')).toHaveAttribute('aria-disabled', 'true');
}

/** Where one answer is shown at a time. */
async function voteOnNarrowScreen(visitor: DemoVisitor): Promise<void> {
  const { page } = visitor;
  await page.setViewportSize({ width: 390, height: 844 });
  await visitor.ask();
  await expectBothComplete(visitor);
  await expect(visitor.side('Right')).toHaveCount(0);
  await expect(visitor.vote).toHaveText('Read both answers first');
  await page.getByRole('radiogroup', { name: 'Answer shown' }).getByText('Right').click();
  await expect(visitor.side('Right')).toBeVisible();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('Clear and 1 page');
  await note.press('ControlOrMeta+Enter');
  await expect(note).not.toBeFocused();
  await expectNoViolations(page, 'a vote at 390 px');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await visitor.button('Both good').click();
  await expectVoteSaved(visitor);
}

/** A vote that is not saved can be given again. */
async function voteAgain(visitor: DemoVisitor): Promise<void> {
  const { page } = visitor;
  await page.setViewportSize({ width: 1440, height: 900 });
  await visitor.ask();
  await expect(visitor.vote).toHaveText('Which answer is better?');
  await page.route('**/p/better/vote', (route) => route.abort());
  await visitor.button('Both bad').click();
  await expect(visitor.vote).toHaveText('Your vote is not saved. Try again in a moment.');
  await page.unroute('**/p/better/vote');
  await visitor.button('Both bad').click();
  await expectVoteSaved(visitor);
}

/** The owner edits the demo after the visitor has asked, so the vote is refused. */
async function voteOnChangedDemo(visitor: DemoVisitor, url: string): Promise<void> {
  await visitor.ask();
  await expect(visitor.vote).toHaveText('Which answer is better?');
  const owner = await DemoOwner.enter(url);
  const { settings } = readDemoSchema.parse(await owner.ask('GET', '/better'));
  await owner.ask('PUT', '/better', { settings: { ...settings, title: 'Edited' } });
  await visitor.button('Both bad').click();
  await expect(visitor.vote).toHaveText('These two can no longer be voted on. Ask again.');
}

test('visitors of a demo vote blind by keyboard, and its owner sees the outcome', async ({
  browser,
  expectedConsole,
  page,
  startServer,
}) => {
  // The page of the token, and its icon.
  expectedConsole.push(/status of 401/);
  const { url } = await startServer(REACHED);
  await enterBench(page, `${url}/?flow=tone-switcher`);
  const publish = await publishVote(page);

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const replies = collectReplies(context);
  const visitor = await DemoVisitor.open(context, `${url}/p/better`);
  await expect(visitor.heading('Which is better?')).toBeVisible();
  await voteByKeyboard(visitor);
  await voteOnNarrowScreen(visitor);
  await voteAgain(visitor);
  await voteOnChangedDemo(visitor, url);
  const traffic = (await Promise.all(replies)).join('\n');
  expect(traffic).toContain('"isVote":true');
  expect(traffic).not.toMatch(/Your changes|Original|tweak|Prompt|Tone switcher|tone-switcher|first|second/i);
  await context.close();

  // The list is read again while it is shown.
  await expect(publish.row.getByRole('cell').nth(5)).toHaveText('3');
  await publish.chooseFor('/p/better', 'See votes');
  const outcome = page.getByRole('main', { name: 'Outcome of the vote' });
  await expect(outcome.getByRole('table', { name: 'Votes by variant' })).toContainText('Your changes');
  await expect(outcome.getByRole('list', { name: 'Notes' })).toContainText('“Clear and 1 page” Visitor');
  await expect(outcome.getByRole('heading', { level: 1 })).toHaveText(/^“(Your changes|Original flow)” leads 1 to 0$/);
});
