/** Features of the code editor: its hints on a field, its search, its fixes and its verdicts on tweaks. */
import type { Page } from '@playwright/test';
import { smallFlow } from '../../src/flow/testing/small-flow.ts';
import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { expectWhole } from '../pages/expect-whole.ts';

/** Opens the fixes at the caret and chooses one. */
async function fix(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Period');
  await page.getByRole('option', { name: title }).click();
}

/** Delays all frames, as on a busy machine: the timers of the editor then fire before its frames. */
async function whileFramesAreLate(page: Page, act: () => Promise<void>): Promise<void> {
  const restore = await page.evaluateHandle(() => {
    const frame = window.requestAnimationFrame;
    window.requestAnimationFrame = (call) => window.setTimeout(() => frame(call), 200);
    return () => {
      window.requestAnimationFrame = frame;
    };
  });
  await act();
  await restore.evaluate((now) => now());
}

const flow = {
  ...smallFlow(
    [
      { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: 'own' } },
      {
        id: 'Part-2',
        name: 'Piece',
        fields: { text: 'own', same: 'own', fed: 'own', reset: 'own', code: { type: 'code', value: 'pass' } },
      },
      { id: 'Twin-3', name: 'Twin', fields: { text: 'own' } },
      { id: 'Twin-4', name: 'Twin', fields: { text: 'own' } },
    ],
    ['ChatInput-1 -> Part-2.fed'],
  ),
  name: 'Verdicts',
};
const tweaks = `{
  "Piece": {
    "text": "new",
    "same": "own",
    "txt": 1,
    "code": "x",
    "fed": "x",
    "reset": null
  },
  "Twin": { "text": "x" }
}`;

/** The marks of the editor show the same verdicts as the report, also under every tab of a narrow screen. */
async function checkVerdicts(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await bench.dropFile('Verdicts.json', JSON.stringify(flow));
  await expect(bench.flow).toHaveValue(/Verdicts/);
  await bench.input(1).fill('hello');
  await bench.setTweaks(tweaks);
  const counts = page.getByRole('list', { name: 'Tweak counts' });
  const all = ['1 applied', '1 no change', '1 resets field', '1 ignored', '1 refused', '1 overridden', '1 ambiguous'];
  await expect(counts.getByRole('listitem')).toHaveText(all);
  for (const state of ['applied', 'no-op', 'resets', 'ignored', 'refused', 'overridden', 'ambiguous']) {
    await expect(page.locator(`.monaco-editor .tb-glyph.tb-state-${state}`), state).toHaveCount(1);
  }
  for (const hint of [
    '"own" → "new"',
    'same as the flow',
    '→ built-in default',
    'no such field',
    'blocks the run',
    'sets this field',
  ]) {
    await expect(bench.editorLines).toContainText(hint.replaceAll(' ', '\u00a0'));
  }
  // The chip is in every view; where there is little room, next to the controls.
  for (const tab of ['Graph', 'Form']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expect(counts.getByRole('listitem')).toHaveText(all.slice(2));
    await expectWhole(page.getByRole('tablist', { name: 'Tweak views' }));
  }
  await counts.getByRole('button', { name: 'Show only refused' }).click();
  await expect(page.getByRole('table', { name: 'Tweak report' }).getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Go to line 6' }).click();
  await expect(bench.editor).toBeFocused();
  // The caret has moved to the line, so the row of that line is marked in the report.
  await expect(page.locator('tr[aria-current="true"]')).toContainText('code');

  await bench.setTweaks('{ "Piece": { "text": "new", "txt": 1 } }');
  await page.setViewportSize({ width: 390, height: 844 });
  const panes = page.getByRole('tablist', { name: 'Panes' });
  const chip = page.getByRole('button', { name: '1 applied, 1 ignored' });
  for (const tab of ['Request', 'Tweaks', 'Results', 'History']) {
    await panes.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expect(chip).toBeVisible();
  }
  await chip.click();
  await expect(bench.reportRow(/Ignored/)).toBeVisible();
}

test('the editor explains fields, searches the tweaks, offers fixes, and marks the verdicts of the report', async ({
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
  await whileFramesAreLate(page, async () => {
    await page.keyboard.type(' ');
    await fix(page, 'Use the display name Prompt Template');
  });
  await expect(bench.editorLines).toContainText('"Prompt Template": { "tone": "dry" }');

  await bench.setTweaks('{ "Prompt Template": { "tnoe": "dry" } }');
  await expect(bench.reportRow(/Ignored.*tnoe/)).toBeVisible();
  await fix(page, 'Replace tnoe with tone');
  await expect(bench.editorLines).toContainText('"tone": "dry"');
  await bench.setTweaks('{ "Chat Output": { "sender_name": "AI" } }');
  await expect(bench.reportRow(/No change.*sender_name/)).toBeVisible();
  await fix(page, 'Remove sender_name');
  await expect(bench.editorLines).not.toContainText('sender_name');

  await test.step('the marks of the editor show the verdicts of the report', () => checkVerdicts(bench));
});
