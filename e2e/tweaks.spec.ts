import { expect, test } from './fixtures.ts';
import { boxOf } from './pages/box-of.ts';

test('a tweak is typed by keyboard with completion, and it changes the answer', async ({ bench, page }) => {
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
});

test('never loses a character typed fast', async ({ bench, page }) => {
  await bench.open();
  await bench.setTweaks('');
  const text = `// ${'the quick brown fox jumps over the lazy dog 0123456789 '.repeat(6)}end`;
  await page.keyboard.type(text);
  await expect(bench.editorLines).toContainText('end');
  await page.reload();
  await bench.loadEditor();
  await expect
    .poll(async () => (await bench.editorLines.innerText()).replaceAll('\u00a0', ' '))
    .toContain(text.slice(0, 60));
  await expect(bench.editorLines).toContainText('end');
});

test('each kind of verdict is in the report, with its reason and its line', async ({ bench, page }) => {
  await bench.open();
  await bench.setTweaks(
    [
      '{',
      '  "LanguageModelComponent-b2LxT": {',
      '    "temperature": 0.9,',
      '    "input_value": "x",',
      '    "max_tokenz": 1',
      '  },',
      '  "Chat Input": { "input_value": "mine" },',
      '  "Prompt Tmplate": { "tone": "dry" },',
      '  "Chat Output": { "sender_name": "AI" }',
      '}',
    ].join('\n'),
  );
  await expect(bench.reportRow(/Applied.*Language Model temperature/)).toContainText('0.9');
  await expect(bench.reportRow(/Overridden.*Language Model input_value/)).toBeVisible();
  await expect(bench.reportRow(/Ignored.*max_tokenz/)).toContainText('Did you mean max_tokens?');
  await expect(bench.reportRow(/Overridden.*Chat Input input_value/)).toContainText('Input 1 replaces this value');
  await expect(bench.reportRow(/Ignored.*Prompt Tmplate/)).toContainText('Did you mean Prompt Template?');
  await expect(bench.reportRow(/No change.*Chat Output sender_name/)).toContainText('Same as the value in the flow');

  await page.getByRole('button', { name: 'Problems only' }).click();
  await expect(bench.reportRow(/Applied/)).toHaveCount(0);
  await page.getByRole('button', { name: /^Replace max_tokenz with max_tokens/ }).click();
  await expect(bench.editorLines).not.toContainText('max_tokenz');
});

test('a tweak on a protected field is predicted as refused, and the run refuses it', async ({
  bench,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/422/);
  await bench.open();
  await bench.importFlow('with-code.json', { withCode: true });
  await bench.setTweaks('{\n  "Chat Input": {\n    "code": "x"\n  }\n}');
  const banner = page.getByRole('group', { name: 'Tweaks that would be refused' });
  await expect(banner.getByRole('button', { name: 'Remove line 3' })).toBeVisible();
  await bench.run();
  const alert = page.getByRole('alert', { name: /refused one tweak, so nothing ran/ });
  await expect(alert).toBeVisible();
  await page.getByRole('button', { name: 'Remove it and run' }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(bench.editorLines).not.toContainText('code');
});

test('invalid JSON prevents Run, says where it is, and moves the focus there', async ({ bench, page }) => {
  await bench.open();
  await bench.setTweaks('{ "tone": "dry" }');
  await expect(bench.reportRow(/Applied.*tone/)).toBeVisible();
  const { y } = await boxOf(bench.editorLines);
  await bench.setTweaks('{\n  "a": {\n');
  await expect(bench.runButton).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('heading', { name: 'Last valid version' })).toBeVisible();
  // The error is told below the text, which does not move under the caret.
  expect((await boxOf(bench.editorLines)).y).toBe(y);
  await expect(bench.runButton).toHaveAccessibleDescription(/not valid JSON: line \d/);
  // The button stays enabled, so that it can say why.
  await bench.runButton.press('Enter');
  await expect(bench.editor).toBeFocused();
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(0);
});

test('format, minimal body, clear and undo change the document', async ({ bench, page }) => {
  await bench.open();
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
});

test('a tweak is inserted from the picker with its current value', async ({ bench, page }) => {
  await bench.open();
  await bench.setTweaks('{}');
  await page.getByRole('button', { name: 'Add tweak' }).click();
  await page.getByRole('combobox', { name: 'Component', exact: true }).click();
  await page.getByRole('option', { name: /Language Model/ }).click();
  await page.getByRole('combobox', { name: 'Field', exact: true }).click();
  await page
    .getByRole('option', { name: /temperature/i })
    .first()
    .click();
  await expect(bench.editorLines).toContainText('"temperature"');
  await expect(bench.reportRow(/No change.*temperature/)).toBeVisible();
});

test('the defaults of a component are filled in, and minimal body removes them again, each with undo', async ({
  bench,
  page,
}) => {
  await bench.open();
  await bench.setTweaks('{ "Prompt Template": { "tone": "bright" } }');
  await page.getByRole('button', { name: 'Add tweak' }).click();
  await page.getByRole('combobox', { name: 'Component', exact: true }).click();
  await page.getByRole('option', { name: /Language Model/ }).click();
  await page.getByRole('button', { name: 'Fill in defaults' }).click();
  await expect(bench.reportRow(/No change.*Language Model temperature/)).toBeVisible();
  const counts = page.getByRole('list', { name: 'Tweak counts' }).getByRole('listitem');
  await expect(counts).toHaveText([/^1 applied/, /no change/]);
  await page.getByRole('button', { name: 'Undo' }).click();
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
});
