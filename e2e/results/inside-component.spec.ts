/** One component of Inside: what it received, called and gave, read by a person who tests a tweak. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { showResult } from '../pages/show-result.ts';

const item = (page: Page, name: string | RegExp) =>
  page.getByRole('tree', { name: 'Components' }).getByRole('treeitem', { name });
const panel = (page: Page, name: string) => page.getByRole('region', { name: `${name}, inside`, exact: true });
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const field = (page: Page, name: string) => section(page, 'Received').getByRole('row', { name, exact: true });

/** What the prompt made of its variables, and where they came from. */
async function readPrompt(page: Page): Promise<void> {
  await item(page, /^Prompt Template/).click();
  const template = field(page, 'template');
  await expect(template).toContainText('Write a friendly greeting for this guest: Ada, who loves engines');
  await expect(field(page, 'tone')).toContainText('"formal" → "friendly"');
  await expect(field(page, 'guest')).toContainText('from Chat Input');
  await template.getByRole('radio', { name: 'As written' }).check();
  await expect(template).toContainText('Write a {tone} greeting for this guest: {guest}');
  await template.getByRole('radio', { name: 'Filled in' }).check();
  await expectNoViolations(page, 'a prompt', { within: '#results', inBothSchemes: true, hasTargets: true });
  await template.getByRole('button', { name: 'Ada, who loves engines' }).click();
  await expect(panel(page, 'Chat Input')).toBeVisible();
}

/** What the model got, with the prompt marked in it, and how its answer came. */
async function readModel(page: Page): Promise<void> {
  await item(page, /^Language Model/).click();
  await expect(section(page, 'Calls')).toContainText('1 model call');
  const messages = page.getByRole('list', { name: 'Messages of call 1' });
  await expect(messages.getByRole('article', { name: 'System' })).toContainText('You are the host');
  await expect(messages.getByRole('article', { name: 'User' }).locator('mark')).toHaveText([
    'friendly',
    'Ada, who loves engines',
  ]);
  await expect(messages.getByRole('article', { name: 'Assistant' })).toContainText('Ada');
  await expect(section(page, 'Gave')).toContainText('Message → Chat Output');
  await expect(section(page, 'Stream').getByRole('img')).toHaveAccessibleName(/ of Language Model$/);
  await expectNoViolations(page, 'a model', { within: '#results', inBothSchemes: true, hasTargets: true });
  await section(page, 'Stream').getByRole('button', { name: 'Frames in JSON' }).click();
  await expect(page.getByRole('combobox', { name: 'Component' })).toHaveValue(/^LanguageModel/);
  await showResult(page, 'Inside');
}

/** The value that arrived becomes a tweak, and the page moves to its line. */
async function tweakField(page: Page): Promise<void> {
  await panel(page, 'Language Model')
    .getByRole('button', { name: /^Show all / })
    .click();
  const system = field(page, 'system_message');
  await expect(system).toContainText('the flow’s value');
  await system.getByRole('button', { name: 'system_message menu' }).click();
  await page.getByRole('menuitem', { name: 'Tweak this field' }).click();
  await expect(page.getByRole('region', { name: 'Notice: system_message tweaked' })).toBeVisible();
  await expect(field(page, 'temperature')).toContainText(/tweak, line \d/);
}

async function readOnNarrowScreen(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Results' }).click();
  await expect(panel(page, 'Language Model')).toBeVisible();
  await expectNoViolations(page, 'a component at 390 px', { within: '#results' });
  await page.getByRole('button', { name: /^Call 1, / }).click();
  await expect(page.getByRole('region', { name: 'Call 1 in Language Model' })).toContainText('You are the host');
  await expectNoViolations(page, 'a call at 390 px', { within: '#results' });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

test('a component shows what it received, asked and gave, and a received value becomes a tweak', async ({
  bench,
  page,
}) => {
  test.slow();
  await bench.open();
  await bench.run();
  await showResult(page, 'Inside');
  await readPrompt(page);
  await readModel(page);
  await tweakField(page);
  await readOnNarrowScreen(page);
});
