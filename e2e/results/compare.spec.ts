import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { ComparePart } from '../pages/compare-part.ts';
import { expectWhole } from '../pages/expect-whole.ts';
import { fillTweaks } from '../pages/fill-tweaks.ts';

test('two runs are compared by tweaks, inputs and times, and the tweaks of B can be used and restored', async ({
  bench,
  page,
}) => {
  test.slow();
  const compare = new ComparePart(page);
  const { region } = compare;
  await bench.open();
  await bench.run();
  await bench.run();
  await fillTweaks(page, '{ "Prompt Template": { "tone": "stern" } }');
  await bench.input(2).fill('Grace, who likes ships');
  await bench.run();
  await fillTweaks(page, '{\n  // of now\n}');
  await compare.open(2, 3);
  await expect(page.getByRole('radio', { name: 'Bench' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Run 3', exact: true })).toHaveAccessibleDescription(/compared as B/);
  await expect(compare.table('Tweaks that differ').getByRole('row').nth(1)).toHaveText(/Prompt Template tone.+"stern"/);
  await expect(compare.picker('B')).toHaveValue(/^#3 .*"stern"/);
  await page.setViewportSize({ width: 1920, height: 900 });
  await expectWhole(compare.picker('B'));
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(compare.table('Every input').getByRole('row')).toHaveCount(3);
  await expect(compare.table('Timing, Input 1').getByRole('row', { name: /Language Model/ })).toHaveText(/ms.+ms/);
  const ends = await compare
    .table('Timing, Input 1')
    .getByRole('row')
    .getByRole('cell')
    .evaluateAll((cells: HTMLTableCellElement[]) =>
      cells.filter(({ cellIndex }) => cellIndex === 1).map((cell) => Math.round(cell.getBoundingClientRect().right)),
    );
  expect(new Set(ends).size, 'figures of A are in one column').toBe(1);
  const second = compare.table('Every input').getByRole('button', { name: /Input 2/ });
  await second.click();
  await expect(region.getByRole('region', { name: 'Inputs that differ' })).toContainText('ships');
  await expect(compare.table('Every input').getByRole('row').nth(2)).toContainText('different input');
  await expect(compare.table('Timing, Input 2')).toBeVisible();

  await region.getByRole('button', { name: "Use B's tweaks" }).click();
  await expect(bench.editorLines).toContainText('stern');
  await expect(bench.editor).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(bench.editorLines).toContainText('of now');

  await expect(page.getByRole('button', { name: 'Run 3', exact: true })).not.toHaveAccessibleDescription(/compared/);
  await compare.open(2, 3);
  await expect(compare.answer('Chat Output, Input 1, B')).toBeVisible();
  await expectNoViolations(page, 'two runs side by side', { inBothSchemes: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'differences of two runs at 390 px');
  await region.getByRole('tab', { name: 'Outputs' }).click();
  await region.getByRole('radio', { name: 'In line' }).click();
  await expect(compare.answer('Chat Output, Input 1, A → B')).toBeVisible();
  await expectNoViolations(page, 'two runs in line at 390 px', { within: '[aria-labelledby="compare-title"]' });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await compare.close();
});
