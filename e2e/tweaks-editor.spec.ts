/** Features of the code editor: its hints on a field, and its search. */
import { expect, test } from './fixtures.ts';

test('hovering over a field shows what it is; Ctrl+F searches the tweaks, and Escape returns the focus', async ({
  bench,
  page,
}) => {
  await bench.open();
  await bench.setTweaks(
    '{\n  "Prompt Template": { "tone": "calm" },\n  "Language Model": { "temperature": 0.4 },\n  "Chat Output": { "sender_name": "calm" }\n}',
  );
  await bench.editorLines.getByText('"temperature"').hover();
  const hover = page.getByRole('tooltip').filter({ hasText: 'temperature' });
  await expect(hover).toContainText(/float|slider|number/);
  await expect(hover).toContainText(/0 to 1 · the flow uses 0\.\d/);
  await page.mouse.move(0, 0);
  await expect(hover).toBeHidden();

  await bench.editor.focus();
  await page.keyboard.press('ControlOrMeta+F');
  const find = page.getByRole('textbox', { name: 'Find', exact: true });
  await expect(find).toBeFocused();
  await page.keyboard.type('calm');
  const widget = page.getByRole('dialog', { name: 'Find / Replace' });
  await expect(widget).toContainText('of 2');
  await page.keyboard.press('Enter');
  await expect(widget).toContainText('2 of 2');
  await page.keyboard.press('Enter');
  await expect(widget).toContainText('1 of 2');
  await find.fill('nowhere');
  await expect(widget).toContainText('No results');
  await page.keyboard.press('Escape');
  await expect(bench.editor).toBeFocused();
});
