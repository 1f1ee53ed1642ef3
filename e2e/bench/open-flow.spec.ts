/** Opening flows by text typed or pasted into the picker, instead of choosing from its list. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { echoFlow } from '../servers/echo-flow.ts';

const UNKNOWN = '5f1d3c1e-0000-4000-8000-00000000beef';
const open = (page: Page, typed: string): Locator => page.getByRole('option', { name: `Open “${typed}”` });

test('a flow is opened by its endpoint name or id from a link or the picker, and an unknown id is reported', async ({
  bench,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/404/);
  const add = async (flow: object): Promise<{ id: string }> =>
    (await page.request.post('/api/v1/flows/', { data: { ...echoFlow(), ...flow } })).json();
  const { id } = await add({ id: '0b8c4f7a-2f1e-4c57-9d4e-7a1c9d2e6b10', name: 'Left out' });
  await add({ name: 'Named', endpoint_name: 'spoken-to' });
  await page.route(/\/api\/v1\/flows\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const flows: { id: string }[] = await response.json();
    await route.fulfill({ response, json: flows.filter((listed) => listed.id !== id) });
  });
  let requests = 0;
  page.on('response', (response) => {
    if (response.url().endsWith(UNKNOWN)) requests += 1;
  });
  await bench.open('/?flow=spoken-to');
  await expect(bench.flow).toHaveValue('Named');
  await bench.input(1).fill('hello by name');
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('hello by name');

  await bench.flow.click();
  await bench.flow.fill(` ${id} `);
  await open(page, id).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Left out');
  await expect(bench.flow).toHaveValue('Left out');
  await expect(page).toHaveURL(new RegExp(`flow=${id}`));
  await bench.input(1).fill('hello by id');
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('hello by id');

  await bench.flow.click();
  await bench.flow.fill('spoken-to');
  await expect(page.getByRole('listbox', { name: 'Flow' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Named');

  await bench.flow.click();
  await bench.flow.fill(UNKNOWN);
  await open(page, UNKNOWN).click();
  const missing = page.getByRole('alert', { name: 'This server has no flow with this id' });
  await expect(missing.first()).toContainText(UNKNOWN);
  await expect(bench.flow).toHaveAttribute('aria-invalid', 'true');
  await expectNoViolations(page, 'unknown flow', { within: 'header, #tweaks, #results' });
  await page.getByRole('button', { name: 'Choose a flow' }).first().click();
  await expect(bench.flow).toBeFocused();
  await expect(bench.runButton).toHaveAccessibleDescription('Could not load this flow: choose another one');
  // The server is asked once more, not for as long as the page is open.
  expect([1, 2]).toContain(requests);
  await page.goBack();
  await expect(bench.flow).toHaveValue('Named');
  await expect(missing).toBeHidden();
});
