import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { boxOf } from '../pages/box-of.ts';

/** Only what lies over the page is checked with axe: other stories check the page below it. */
const OVERLAY = { within: '[role="dialog"], [role="listbox"]' };

test('a tweak that is typed with completion changes the answer, and invalid JSON or a protected field is reported before the run', async ({
  bench,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/422/);
  await bench.open();
  await bench.run();
  const before = await bench.answerText('Chat Output', 1);
  await bench.setTweaks('{\n  "Prompt Template": {\n    \n  }\n}');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.type('"to');
  await page.keyboard.press('Control+Space');
  const suggestion = page.getByRole('option', { name: /tone/ }).first();
  await expect(suggestion).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(bench.editorLines).toContainText('"tone": "formal"');
  // The flow's value is inserted with the name and selected, so that typing replaces it.
  await page.keyboard.type('pirate');
  await expect(bench.reportRow(/Applied.*Prompt Template tone/)).toBeVisible();
  await bench.run();
  expect(before).not.toContain('Ahoy');
  await expect.poll(() => bench.answerText('Chat Output', 1)).toContain('Ahoy');
  // For a moment after Stop has become Run, a key on it does nothing.
  await expect(bench.runButton).toHaveAttribute('aria-disabled', 'false');

  await bench.setTweaks('{ "tone": "dry" }');
  await expect(bench.reportRow(/Applied.*tone/)).toBeVisible();
  const { y } = await boxOf(bench.editorLines);
  await bench.setTweaks('{\n  "a": {\n');
  await expect(bench.runButton).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('heading', { name: 'Last valid version' })).toBeVisible();
  // The error is shown below the text, which does not move under the caret.
  expect((await boxOf(bench.editorLines)).y).toBe(y);
  await expect(bench.runButton).toHaveAccessibleDescription(/not valid JSON: line \d/);
  // The button stays enabled, so that it can say why.
  await bench.runButton.press('Enter');
  await expect(bench.editor).toBeFocused();
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(2);

  await bench.importFlow('with-code.json', { withCode: true });
  await bench.setTweaks('{\n  "Chat Input": {\n    "code": "x"\n  }\n}');
  const banner = page.getByRole('group', { name: 'Tweaks that would be refused' });
  await expect(banner.getByRole('button', { name: 'Remove line 3' })).toBeVisible();
  await bench.run();
  const alert = page.getByRole('alert', { name: /refused one tweak, so nothing ran/ });
  await expect(alert).toBeVisible();
  await expectNoViolations(page, 'refused tweak', { within: '#tweaks, #results' });
  await page.getByRole('button', { name: 'Remove it and run' }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(bench.editorLines).not.toContainText('code');

  await bench.setTweaks('');
  const text = `// ${'the quick brown fox jumps over the lazy dog 0123456789 '.repeat(2)}end`;
  await page.keyboard.type(text);
  await expect(bench.editorLines).toContainText('end');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Tweaks JSON' })).toHaveValue(text);
});

test('the tweaks are unwrapped when pasted, and can be formatted, ordered, filled in and shortened, with undo', async ({
  bench,
  page,
}) => {
  const lines = async () => (await bench.editorLines.innerText()).replaceAll('\u00a0', ' ');
  await bench.open();
  await bench.setTweaks('{ "Prompt Template": { "tone": { "value": "dry" } } }', {
    becomes: '{ "Prompt Template": { "tone": "dry" } }',
  });
  await expect(bench.editorLines).toContainText('"tone": "dry"');
  await expect(bench.editorLines).not.toContainText('value');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(bench.editorLines).toContainText('"value"');

  await bench.setTweaks(
    '{\n  // last\n  "Chat Output": { "sender_name": "Me" },\n  "Prompt Template": { "tone": "x" } // first\n}',
  );
  await bench.tweaksMenu('Group by component');
  await expect.poll(lines).toMatch(/Prompt Template[\s\S]*\/\/ first[\s\S]*\/\/ last[\s\S]*Chat Output/);
  await bench.tweaksMenu('Sort by name');
  await expect.poll(lines).toMatch(/\/\/ last[\s\S]*Chat Output[\s\S]*Prompt Template[\s\S]*\/\/ first/);

  await bench.setTweaks('{"Prompt Template":{"tone":"bright","nothing":1}}');
  await bench.tweaksMenu('Format JSON');
  await expect(bench.editorLines.locator('.view-line')).toHaveCount(6);
  await bench.tweaksMenu('Remove tweaks that have no effect');
  await expect(bench.editorLines).not.toContainText('nothing');
  await expect(bench.editorLines).toContainText('bright');
  // The notice covers neither the report nor the problems of the request.
  const notice = await boxOf(page.getByRole('region', { name: /^Notice: / }).last());
  const history = await boxOf(page.getByRole('region', { name: 'History' }));
  expect(notice.y).toBeGreaterThanOrEqual(history.y);
  await bench.editor.focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(bench.editorLines).toContainText('nothing');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(bench.editorLines).not.toContainText('nothing');

  const add = page.getByRole('button', { name: 'Add tweak' });
  const model = page.getByRole('option', { name: /Language Model/ });
  await add.click();
  await page.getByRole('combobox', { name: 'Component', exact: true }).click();
  await expect(model).toBeVisible();
  await expectNoViolations(page, 'components to tweak', OVERLAY);
  await model.click();
  const field = page.getByRole('combobox', { name: 'Field', exact: true });
  await field.click();
  await expect(page.getByRole('option', { name: /temperature/ })).toBeVisible();
  await expectNoViolations(page, 'fields to tweak', OVERLAY);
  // Its list lies over the button below.
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await add.click();
  await page.getByRole('combobox', { name: 'Component', exact: true }).click();
  await model.click();
  await page.getByRole('button', { name: 'Fill in defaults' }).click();
  await expect(bench.reportRow(/No change.*Language Model temperature/)).toBeVisible();
  const counts = page.getByRole('list', { name: 'Tweak counts' }).getByRole('listitem');
  await expect(counts).toHaveText([/^1 applied/, /no change/]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(counts).toHaveText([/^1 applied/]);
  await bench.editor.focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(counts).toHaveText([/^1 applied/, /no change/]);

  await bench.tweaksMenu('Remove tweaks that have no effect');
  await expect(counts).toHaveText([/^1 applied/]);
  await expect(bench.editorLines).not.toContainText('LanguageModel');
  await expect(page.getByText(/^\d tweaks without an effect removed$/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(counts).toHaveText([/^1 applied/, /no change/]);
  await bench.tweaksMenu('Clear tweaks');
  await expect(counts).toHaveCount(0);
});
