/** Features of the code editor: its hints on a field, its search and its fixes. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Opens the fixes at the caret and chooses one. */
async function fix(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Period');
  await page.getByRole('option', { name: title }).click();
}

test('hovering over a field shows what it is; Ctrl+F searches the tweaks; ⌘. moves a bare value, turns a name into an id and back, corrects a key and removes what has no effect', async ({
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

  await bench.setTweaks('{ "tone": "dry" }');
  await expect(bench.reportRow(/Applied.*tone/)).toBeVisible();
  await fix(page, 'Move tone under Prompt Template');
  await expect(bench.editorLines).toContainText('"Prompt-w3Xr8"');
  await expect(bench.reportRow(/Applied.*Prompt Template tone/)).toBeVisible();

  await bench.setTweaks('{ "Prompt Template": { "tone": "dry" } }');
  await expect(bench.reportRow(/Found by name|tone/)).toBeVisible();
  await fix(page, 'Use the id Prompt-w3Xr8');
  await expect(bench.editorLines).toContainText('"Prompt-w3Xr8": { "tone": "dry" }');
  // Opened right after a key, before the report on the new text is there.
  await page.keyboard.type(' ');
  await fix(page, 'Use the display name Prompt Template');
  await expect(bench.editorLines).toContainText('"Prompt Template": { "tone": "dry" }');

  await bench.setTweaks('{ "Prompt Template": { "tnoe": "dry" } }');
  await expect(bench.reportRow(/Ignored.*tnoe/)).toBeVisible();
  await fix(page, 'Replace tnoe with tone');
  await expect(bench.editorLines).toContainText('"tone": "dry"');
  await bench.setTweaks('{ "Chat Output": { "sender_name": "AI" } }');
  await expect(bench.reportRow(/No change.*sender_name/)).toBeVisible();
  await fix(page, 'Remove sender_name');
  await expect(bench.editorLines).not.toContainText('sender_name');
});
