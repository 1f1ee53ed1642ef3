import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Opens the fixes at the caret and chooses one. */
async function fix(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Period');
  await page.getByRole('option', { name: title }).click();
}

test('a bare value moves under its component, a name turns into an id and back', async ({ bench, page }) => {
  await bench.open();
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
});

test('a misspelt key is corrected, and a value that equals the flow is removed, by ⌘.', async ({ bench, page }) => {
  await bench.open();
  await bench.setTweaks('{ "Prompt Template": { "tnoe": "dry" } }');
  await expect(bench.reportRow(/Ignored.*tnoe/)).toBeVisible();
  await fix(page, 'Replace tnoe with tone');
  await expect(bench.editorLines).toContainText('"tone": "dry"');
  await bench.setTweaks('{ "Chat Output": { "sender_name": "AI" } }');
  await expect(bench.reportRow(/No change.*sender_name/)).toBeVisible();
  await fix(page, 'Remove sender_name');
  await expect(bench.editorLines).not.toContainText('sender_name');
});

test('pasted wrappers are replaced by their values, which can be undone', async ({ bench, page }) => {
  await bench.open();
  await bench.setTweaks('{ "Prompt Template": { "tone": { "value": "dry" } } }', {
    becomes: '{ "Prompt Template": { "tone": "dry" } }',
  });
  await expect(bench.editorLines).toContainText('"tone": "dry"');
  await expect(bench.editorLines).not.toContainText('value');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(bench.editorLines).toContainText('"value"');
});

test('tweaks are grouped by component and sorted by name, with their comments', async ({ bench }) => {
  await bench.open();
  await bench.setTweaks(
    '{\n  // last\n  "Chat Output": { "sender_name": "Me" },\n  "Prompt Template": { "tone": "x" } // first\n}',
  );
  const lines = async () => (await bench.editorLines.innerText()).replaceAll('\u00a0', ' ');
  await bench.tweaksMenu('Group by component');
  await expect.poll(lines).toMatch(/Prompt Template[\s\S]*\/\/ first[\s\S]*\/\/ last[\s\S]*Chat Output/);
  await bench.tweaksMenu('Sort by name');
  await expect.poll(lines).toMatch(/\/\/ last[\s\S]*Chat Output[\s\S]*Prompt Template[\s\S]*\/\/ first/);
});
