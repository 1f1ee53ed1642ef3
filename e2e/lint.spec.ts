/** Effects of a request that its sender may not expect: each leads to its place, and each fix can be undone. */
import { expect, test } from './fixtures.ts';
import { boxOf } from './pages/box-of.ts';
import { loadRequest, openRequest } from './pages/open-request.ts';

/** To the sample flow whose audience is an input too. */
const TOPIC = {
  flow: '7b1f0a52-3c7e-4d19-9a64-0c5de21f8a03',
  inputs: [{ value: 'volcanoes', components: ['Topic'] }],
};

test('inputs for different components become one, and tweaks that the request overrides are removed', async ({
  bench,
  page,
}) => {
  const problems = page.getByRole('list', { name: 'Request problems' });
  const about = (sentence: string) => problems.getByRole('listitem').filter({ hasText: sentence });
  const { flow, inputs } = TOPIC;
  await openRequest(bench, { flow, inputs: [...inputs, { value: 'busy managers', components: ['Audience'] }] });
  const closeNotice = () => page.getByRole('button', { name: 'Close notice' }).last().click();
  await closeNotice();
  const separate = about('Input 2 sets Audience in a separate run, without Input 1');
  await separate.getByRole('button', { name: /^Go to / }).click();
  await expect(page.getByRole('combobox', { name: 'Input 2 components', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  const move = separate.getByRole('button', { name: 'Move Audience to tweaks' });
  await move.click();
  await expect(separate).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(bench.input(2)).toHaveValue('busy managers');
  await move.click();
  await expect(bench.input(2)).toHaveCount(0);
  await closeNotice();
  // The fix is an edit, so the code editor is loaded, which undoes it.
  await expect(bench.editorLines).toContainText('"busy managers"');
  await bench.run();
  await expect(bench.answersOf(1)).toContainText(/busy managers/);

  const tweaks = '{\n  "Topic": { "input_value": "x" },\n  "Nobody": { "a": 1 },\n  "Explainer": { "b": 2 }\n}';
  await loadRequest(bench, { ...TOPIC, tweaks });
  await closeNotice();
  const counts = page.getByRole('list', { name: 'Tweak counts' });
  await expect(counts.getByRole('button')).toHaveText(['2 ignored', '1 overridden']);
  await expect(page.getByRole('button', { name: '3 problems' })).toBeVisible();
  await expect(problems).toContainText('2 ignored. The report says why.');
  const replaced = about('Input 1 replaces this tweak on Topic');
  await replaced.getByRole('button', { name: /^Go to / }).click();
  await expect(bench.editor).toBeFocused();
  await page.setViewportSize({ width: 390, height: 844 });
  const tab = page.getByRole('tab', { name: /^Request/ });
  await expect(tab).toContainText('3 problems');
  await tab.click();
  // The notice of a fix covers the bar at the top, not the remaining problems.
  await replaced.getByRole('button', { name: 'Remove tweak Topic input_value' }).click();
  const notice = await boxOf(page.getByRole('region', { name: /^Notice:/ }).last());
  const tabs = await boxOf(tab);
  expect(notice.y + notice.height).toBeLessThanOrEqual(tabs.y + 8);
});
