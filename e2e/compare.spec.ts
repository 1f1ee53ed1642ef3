import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { ComparePart } from './pages/compare-part.ts';
import { readBrowserStorage } from './pages/read-browser-storage.ts';

test('different tweaks, inputs and times are shown, and the tweaks of B are copied and restored', async ({
  bench,
  page,
}) => {
  const compare = new ComparePart(page);
  await bench.open();
  await bench.run();
  await bench.setTweaks('{ "Prompt Template": { "tone": "stern" } }');
  await bench.input(2).fill('Grace, who likes ships');
  await bench.run();
  await bench.setTweaks('{\n  // of now\n}');
  await compare.open();

  await expect(compare.table('Tweaks that differ').getByRole('row').nth(1)).toHaveText(/Prompt Template tone.+"stern"/);
  await expect(compare.table('Every input').getByRole('row')).toHaveCount(3);
  await expect(compare.table('Timing, Input 1').getByRole('row', { name: /Language Model/ })).toHaveText(/ms.+ms/);
  await compare
    .table('Every input')
    .getByRole('button', { name: /Input 2/ })
    .click();
  const differing = compare.region.getByRole('region', { name: 'Inputs that differ' });
  await expect(differing).toContainText('ships');
  await expect(compare.region.getByText('1 changed', { exact: true })).toBeVisible();
  await expect(compare.table('Timing, Input 2')).toBeVisible();

  await compare.region.getByRole('button', { name: "Use B's tweaks" }).click();
  await expect(bench.editorLines).toContainText('stern');
  await expect(bench.editor).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(bench.editorLines).toContainText('of now');
});

test('a secret sent with a run is not in a comparison or its stored data', async ({ bench, page }) => {
  const secret = 'canary-secret-6621';
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const compare = new ComparePart(page);
  await bench.open();
  await bench.run();
  await bench.setTweaks(`{ "Language Model": { "api_key": "${secret}" } }`);
  await expect(bench.reportRow(/api_key/)).toBeVisible();
  const sent = page.waitForRequest((request) => request.url().includes('/run/advanced/'));
  await bench.run();
  expect((await sent).postData()).toContain(secret);
  await compare.open();
  await expect(compare.table('Tweaks that differ').getByRole('row', { name: /api_key/ })).toContainText('••••••••');
  expect(await compare.region.innerHTML()).not.toContain(secret);
  await compare.region.getByRole('button', { name: "Use B's tweaks" }).click();
  await expect(bench.status).toContainText('Secrets are not saved. Enter them again.');
  await bench.runMenu('Replay run');
  await expect(page.getByRole('region', { name: 'Replay', exact: true })).toBeVisible();
  expect(await page.getByRole('region', { name: 'Results' }).innerHTML()).not.toContain(secret);
  await page.evaluate(() => navigator.clipboard.writeText('nothing'));
  expect(await readBrowserStorage(page)).not.toContain(secret);
});

test('runs of different flows are compared as far as possible, and the page says what is not', async ({
  bench,
  page,
}) => {
  const compare = new ComparePart(page);
  await bench.open();
  await bench.run();
  await bench.chooseFlow('Topic and audience');
  await bench.run();
  await bench.historyMenu(1, 'Compare with current');
  await expect(compare.region).toContainText(
    'A ran Two inputs, two answers and B ran Topic and audience. Components are matched by id, or by name.',
  );
  await expect(compare.region).toContainText(/Only in B: .*Topic/);
  await expect(compare.table('Requests that differ').getByRole('row', { name: /^Flow/ })).toBeVisible();
  await compare.region.getByRole('button', { name: "Use B's tweaks" }).click();
  await expect(bench.flow).toHaveValue(/Topic and audience/);
});

test('runs with different inputs and outputs are compared, and the page says what only one has', async ({
  bench,
  page,
}) => {
  const compare = new ComparePart(page);
  await bench.open();
  await bench.chooseFlow('Topic and audience');
  await bench.run();
  await bench.chooseOutputs(['Explanation']);
  await page.getByRole('button', { name: 'Add input' }).click();
  await bench.input(2).fill('glaciers');
  await bench.run();
  await compare.open();
  const requests = compare.table('Requests that differ').getByRole('row');
  await expect(requests.filter({ hasText: 'Inputs sent' })).toHaveText('Inputs sent12');
  await expect(requests.filter({ hasText: 'Outputs' })).toContainText('Explanation, Lesson Plan, Fact Sheet');
  await expect(compare.answer('Lesson Plan, Input 1, A').getByRole('table')).toBeVisible();
  await expect(compare.answer('Lesson Plan, Input 1, B')).toContainText('No output in this run.');
  const second = compare.table('Every input').getByRole('button', { name: /Input 2 of B/ });
  await expect(second.locator('..')).toContainText('only in B');
  await second.click();
  await expect(compare.answer('Explanation, Input 2 of B, A')).toContainText('No output in this run.');
  await expect(compare.answer('Explanation, Input 2 of B, B')).toContainText('glaciers');
});

test('Compare says what it needs when there is nothing to compare, and which runs of a link are missing', async ({
  bench,
  expectedConsole,
  page,
}) => {
  expectedConsole.push(/404/);
  const compare = new ComparePart(page);
  await bench.open();
  await compare.open();
  await expect(compare.region).toContainText('Nothing to compare yet');
  await expect(bench.runButton).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('banner')).toContainText('Run works in Bench and Tests');
  await compare.region.getByRole('button', { name: 'Go to Bench' }).click();
  await expect(page.getByRole('region', { name: 'Results' })).toBeVisible();
  await page.goto('/?mode=compare&runs=gone.away');
  await expect(compare.region).toContainText('Run A and Run B are not on this server');
});

test('axe finds no violations in Compare, wide and at 390 px, with nothing cut off', async ({ bench, page }) => {
  test.slow();
  const compare = new ComparePart(page);
  await bench.open();
  await compare.open();
  await expect(compare.region).toContainText('Nothing to compare yet');
  await expectNoViolations(page, 'nothing to compare');
  await page.getByRole('radio', { name: 'Bench' }).click();
  await bench.chooseFlow('Topic and audience');
  await bench.run();
  await bench.input(1).fill('Whales');
  await bench.run();
  await compare.open();
  await expect(compare.table('Timing, Input 1')).toBeVisible();
  await expectNoViolations(page, 'side by side');
  await compare.region.getByRole('radio', { name: 'In line' }).click();
  await expectNoViolations(page, 'in line');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(compare.region.getByRole('button', { name: 'Back to Bench' })).toBeVisible();
  await expectNoViolations(page, '390 px');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await compare.region.getByRole('button', { name: 'Back to Bench' }).click();
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('button', { name: 'Compare runs' }).click();
  await expect(compare.region).toBeVisible();
});
