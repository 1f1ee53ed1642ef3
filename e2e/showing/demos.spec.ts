/** Published demos: from the button in Present to the page of a visitor, and what their owner can do with them. */
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { boxOf } from '../pages/box-of.ts';
import { DemoOwner, DemoVisitor, enterBench, REACHED } from '../pages/demo-part.ts';
import { PublishPart } from '../pages/publish-part.ts';

const DIALOG = { within: '[role="dialog"]' };

async function addTemperatureKnob(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Add a field' }).click();
  await page.getByRole('option', { name: 'Temperature · Language Model' }).click();
}

/** Fills the form of a demo at /p/welcome. */
async function describeDemo({ address, dialog, page, title }: PublishPart): Promise<void> {
  await expect(address).toBeFocused();
  await address.fill('ab');
  await expect(dialog).toContainText('3 letters at least');
  await address.fill('welcome');
  await expect(dialog.getByText('Free', { exact: true })).toBeVisible();
  await title.fill('Ask for a word');
  await dialog.getByRole('textbox', { name: 'Temperature to' }).fill('0.9');
  await dialog.getByRole('textbox', { name: 'Label for the low end of Temperature' }).fill('Careful');
  await expectNoViolations(page, 'publish', DIALOG);
}

/** Changes title and questions, and tries that out before it is saved. */
async function editDemo({ dialog, page }: PublishPart): Promise<void> {
  const edit = page.getByRole('dialog', { name: /^Edit \/p\/welcome/ });
  const title = edit.getByRole('textbox', { name: 'Title', exact: true });
  await expect(edit.getByRole('heading', { name: /^Edit \/p\/welcome/ })).toBeVisible();
  await expect(title).toHaveValue('Ask for a word');
  await expect(edit.getByRole('checkbox', { name: 'Ada' })).toBeChecked();
  await title.fill('Ask for a welcome');
  await edit.getByRole('checkbox', { name: 'Ada' }).uncheck();
  const opened = page.waitForEvent('popup');
  await edit.getByRole('button', { name: 'Try it first' }).click();
  const trial = new DemoVisitor(await opened);
  await expect(trial.heading('Ask for a welcome')).toBeVisible();
  await expect(trial.question('Grace')).toBeVisible();
  await expect(trial.question('Ada')).toHaveCount(0);
  await trial.page.close();
  await edit.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog.getByRole('button', { name: 'Publish', exact: true })).toBeVisible();
}

/** What the people in the room get: an address that they can open, unlike that of this page. */
async function showLink({ page, row }: PublishPart): Promise<void> {
  await row.getByRole('button', { name: 'QR code of /p/welcome' }).click();
  const link = page.getByRole('dialog', { name: /^Link to \/p\/welcome/ });
  await expect(link.getByRole('img', { name: 'QR code of https://demos.test/p/welcome' })).toBeVisible();
  const { width } = await boxOf(link.getByRole('img'));
  expect(width).toBeGreaterThan(400);
  await expectNoViolations(page, 'link of a demo', { within: '[role="dialog"]:has([role="img"])' });
  await page.keyboard.press('Escape');
  await expect(link).toBeHidden();
}

async function expectFitsNarrowScreen({ dialog, page }: PublishPart): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(dialog.getByRole('radio', { name: 'Published 1' })).toBeVisible();
  await expectNoViolations(page, 'publish at 390 px', DIALOG);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Visits with a browser of its own; `traffic` is all that it has sent and received. */
async function visitWithoutToken(browser: Browser, url: string) {
  const context = await browser.newContext();
  const sent: string[] = [];
  context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  const bodies: Promise<string>[] = [];
  context.on('response', (response) => {
    if (response.url().includes('/p/')) bodies.push(response.text().catch(() => ''));
  });
  const visitor = await DemoVisitor.open(context, url);
  return { context, sent, visitor, traffic: async () => [...sent, ...(await Promise.all(bodies))].join('\n') };
}

async function askAboutGrace(visitor: DemoVisitor): Promise<void> {
  await expect(visitor.heading('Ask for a welcome')).toBeVisible();
  await expect(visitor.page).toHaveTitle('Ask for a welcome');
  await expect(visitor.answer).toHaveText('Choose a question and press Ask.');
  await expect(visitor.page.getByRole('slider', { name: 'Temperature' })).toHaveAttribute('max', '0.9');
  await expect(visitor.page.getByRole('main')).toContainText('Careful');
  await visitor.question('Grace').check();
  await visitor.askAndRead();
  await expect(visitor.answer).toContainText('Grace');
  await expect(visitor.button('Ask again')).toBeVisible();
}

async function readAnswers({ page, address }: PublishPart): Promise<void> {
  const answers = page.getByRole('region', { name: 'Answers of /p/welcome' });
  await expect(answers).toContainText('Grace, who');
  await expect(answers.getByRole('listitem')).toContainText('Temperature 0.7');
  const download = page.waitForEvent('download');
  await answers.getByRole('button', { name: 'Save as JSON' }).click();
  expect((await download).suggestedFilename()).toBe('welcome-answers.json');
  await expectNoViolations(page, 'answers of a demo', DIALOG);
  await answers.getByRole('button', { name: 'Back to the demo' }).click();
  await expect(address).toBeFocused();
}

async function revoke({ page, row }: PublishPart): Promise<void> {
  await row.getByRole('button', { name: 'Revoke /p/welcome' }).click();
  await expect(page.getByText('Revoke /p/welcome? Its link stops working now. The counts stay.')).toBeVisible();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(row).toContainText('revoked');
}

test('a presentation is published, edited, tried out, asked without a token, and revoked', async ({
  browser,
  expectedConsole,
  page,
  startServer,
}) => {
  // The page of the token, and its icon.
  expectedConsole.push(/status of 401/);
  const { url } = await startServer(REACHED);
  await enterBench(page, url);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await addTemperatureKnob(page);
  const publish = new PublishPart(page);
  await publish.openDialog();
  await describeDemo(publish);
  await publish.publish();

  const copyLink = publish.row.getByRole('button', { name: 'Copy link to /p/welcome' });
  await expect(publish.row).toContainText('/p/welcome');
  await expect(copyLink).toBeFocused();
  expect(await page.evaluate(() => String(getSelection()))).toBe('/p/welcome');
  await showLink(publish);
  // The form is ready for another demo, which needs another address.
  await expect(publish.address).toHaveValue('');
  await publish.address.fill('welcome');
  await expect(publish.dialog.getByText('Taken', { exact: true })).toBeVisible();

  await publish.chooseFor('/p/welcome', 'Edit');
  await editDemo(publish);
  // Visits and questions of a try-out are not counted.
  const stored = await (await DemoOwner.enter(url)).ask('GET', '');
  expect(stored).toMatchObject({ demos: [{ name: 'welcome', title: 'Ask for a welcome', visits: 0, questions: 0 }] });
  await expectFitsNarrowScreen(publish);

  const { context, sent, traffic, visitor } = await visitWithoutToken(browser, `${url}/p/welcome`);
  await askAboutGrace(visitor);
  // What reached the visitor holds no more than what is on screen.
  expect(await traffic()).toContain('Grace');
  expect(await traffic()).not.toMatch(
    /friendly|formal|tweak|Prompt|LanguageModel|Language Model|ChatOutput|Two inputs|langflow|api.key/i,
  );
  expect(sent.filter((request) => !/^\S+\/(?:p\/welcome|demo\/)/.test(request))).toEqual([]);
  expect(await visitor.page.content()).not.toMatch(/tweakbench|langflow/i);

  await publish.chooseFor('/p/welcome', 'See answers');
  await readAnswers(publish);
  await revoke(publish);
  await visitor.ask();
  await expect(visitor.heading('This demo has ended')).toBeVisible();
  await expect(visitor.heading('This demo has ended')).toBeFocused();
  await publish.row.getByRole('button', { name: 'Publish /p/welcome again' }).click();
  await expect(copyLink).toBeVisible();
  await visitor.page.reload();
  await expect(visitor.heading('Ask for a welcome')).toBeVisible();
  await context.close();
});
