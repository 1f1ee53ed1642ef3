/** Published demos: from the button in Present to the page of a visitor, and what their owner can do with them. */
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { DemoOwner, DemoVisitor, enterBench, REACHED } from './pages/demo-part.ts';

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
  await page.getByRole('combobox', { name: 'Add a field' }).click();
  await page.getByRole('option', { name: 'Temperature · Language Model' }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish a demo' });
  const address = dialog.getByRole('textbox', { name: 'Address' });
  await expect(address).toBeFocused();
  await address.fill('ab');
  await expect(dialog).toContainText('3 letters at least');
  await address.fill('welcome');
  await expect(dialog.getByText('Free', { exact: true })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Ask for a word');
  await dialog.getByRole('textbox', { name: 'Temperature to' }).fill('0.9');
  await dialog.getByRole('textbox', { name: 'Word for the low end of Temperature' }).fill('Careful');
  await expectNoViolations(page, 'publish', { within: '[role="dialog"]' });
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();

  const row = dialog.getByRole('table', { name: 'Published demos' }).getByRole('row').nth(1);
  await expect(row).toContainText('/p/welcome');
  await expect(row.getByRole('button', { name: 'Copy link to /p/welcome' })).toBeFocused();
  expect(await page.evaluate(() => String(getSelection()))).toBe('/p/welcome');
  // For another demo, which needs another address.
  await expect(address).toHaveValue('');
  await address.fill('welcome');
  await expect(dialog.getByText('Taken', { exact: true })).toBeVisible();

  await row.getByRole('button', { name: 'Menu of /p/welcome' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog', { name: /^Edit \/p\/welcome/ });
  await expect(edit.getByRole('heading', { name: /^Edit \/p\/welcome/ })).toBeVisible();
  await expect(edit.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Ask for a word');
  await expect(edit.getByRole('checkbox', { name: 'Ada' })).toBeChecked();
  await edit.getByRole('textbox', { name: 'Title', exact: true }).fill('Ask for a welcome');
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
  const kept = await (await DemoOwner.enter(url)).ask('GET', '');
  // What was tried out does not count.
  expect(kept).toMatchObject({ demos: [{ name: 'welcome', title: 'Ask for a welcome', visits: 0, questions: 0 }] });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(dialog.getByRole('radio', { name: 'Published 1' })).toBeVisible();
  await expectNoViolations(page, 'publish at 390 px', { within: '[role="dialog"]' });
  await page.setViewportSize({ width: 1440, height: 900 });

  const context = await browser.newContext();
  const seen: string[] = [];
  context.on('request', (request) => seen.push(`${request.url()} ${request.postData() ?? ''}`));
  const bodies: Promise<string>[] = [];
  context.on('response', (response) => {
    if (response.url().includes('/p/')) bodies.push(response.text().catch(() => ''));
  });
  const visitor = await DemoVisitor.open(context, `${url}/p/welcome`);
  await expect(visitor.heading('Ask for a welcome')).toBeVisible();
  await expect(visitor.page).toHaveTitle('Ask for a welcome');
  await expect(visitor.answer).toHaveText('Choose a question and press Ask.');
  await expect(visitor.page.getByRole('slider', { name: 'Temperature' })).toHaveAttribute('max', '0.9');
  await expect(visitor.page.getByRole('main')).toContainText('Careful');
  await visitor.question('Grace').check();
  await visitor.askAndRead();
  await expect(visitor.answer).toContainText('Grace');
  await expect(visitor.button('Ask again')).toBeVisible();

  // What reached the visitor holds no more than what is on screen.
  const traffic = [...seen, ...(await Promise.all(bodies))].join('\n');
  expect(traffic).toContain('Grace');
  expect(traffic).not.toMatch(
    /friendly|formal|tweak|Prompt|LanguageModel|Language Model|ChatOutput|Two inputs|langflow|api.key/i,
  );
  expect(seen.filter((request) => !/^\S+\/(?:p\/welcome|demo\/)/.test(request))).toEqual([]);
  expect(await visitor.page.content()).not.toMatch(/tweakbench|langflow/i);

  await row.getByRole('button', { name: 'Menu of /p/welcome' }).click();
  await page.getByRole('menuitem', { name: 'See answers' }).click();
  const answers = page.getByRole('region', { name: 'Answers of /p/welcome' });
  await expect(answers).toContainText('Grace, who');
  await expect(answers.getByRole('listitem')).toContainText('Temperature 0.7');
  const download = page.waitForEvent('download');
  await answers.getByRole('button', { name: 'Save as JSON' }).click();
  expect((await download).suggestedFilename()).toBe('welcome-answers.json');
  await expectNoViolations(page, 'answers of a demo', { within: '[role="dialog"]' });
  await answers.getByRole('button', { name: 'Back to the demo' }).click();

  await row.getByRole('button', { name: 'Revoke /p/welcome' }).click();
  await expect(page.getByText('Revoke /p/welcome? Its link stops working now. The counts stay.')).toBeVisible();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(row).toContainText('revoked');
  await visitor.ask();
  await expect(visitor.heading('This demo has ended')).toBeVisible();
  await expect(visitor.heading('This demo has ended')).toBeFocused();
  await row.getByRole('button', { name: 'Publish /p/welcome again' }).click();
  await expect(row.getByRole('button', { name: 'Copy link to /p/welcome' })).toBeVisible();
  await visitor.page.reload();
  await expect(visitor.heading('Ask for a welcome')).toBeVisible();
  await context.close();
});
