import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { keepSuite } from './servers/keep-suite.ts';

const SUITE = `format: tweakbench-tests
version: 1
name: Tones
flow: tone-switcher
variants:
  - name: Formal
    tweaks: {Tone Prompt: {tone: formal}}
cases:
  - {name: sky, input: Why is the sky blue?, expected: Because., checks: [equals, {max-time: 20s}]}
  - {name: sunset, input: Why is the sunset red?}
`;

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('on a narrow screen a result is a list of cases for one variant, and a cell is a page', async ({
  page,
  server,
}) => {
  const suite = await keepSuite(server.url, SUITE);
  await page.goto(`/?mode=tests&suite=${suite}`);
  const region = page.getByRole('region', { name: 'Tests', exact: true });
  const list = region.getByRole('list', { name: 'Test results' });
  await expect(region.getByRole('note', { name: 'Requests of a run' })).toContainText('4 requests');
  await region.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByRole('status', { name: 'Run status' })).toHaveText(
    'Done: 0 passed, 2 failed, 0 broken, 2 answered',
  );
  await region.getByRole('radio', { name: 'A Formal' }).click();
  const first = list.getByRole('button', { name: 'Case 1, A Formal: failed' });
  await expect(first).toContainText('Failed: does not equal the expected text');
  await expectNoViolations(page, 'the list of cases');
  await first.click();
  const cell = page.getByRole('complementary', { name: 'Case 1, A Formal' });
  await expect(cell.getByRole('list', { name: 'Checks' }).getByRole('listitem')).toHaveText([
    /Equals the expected text/,
  ]);
  await cell.getByRole('button', { name: 'Show' }).click();
  await expect(cell.getByRole('list', { name: 'Checks' }).getByRole('listitem')).toHaveCount(2);
  await expectNoViolations(page, 'a cell');
  await cell.getByRole('button', { name: 'Previous variant' }).click();
  await expect(page.getByRole('complementary', { name: 'Case 1, Flow' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the results' }).click();
  await expect(list).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
