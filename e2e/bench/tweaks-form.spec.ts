import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { drawnFlow } from '../servers/drawn-flow.ts';
import { largeFlow } from '../servers/large-flow.ts';

const MODEL = 'Language Model LanguageModelComponent-b2LxT';
const groupOf = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

async function openForm(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Find a field' })).toBeVisible();
}

async function openJson(page: Page): Promise<void> {
  await page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab', { name: 'JSON', exact: true }).click();
}

const TABLE_FLOW = drawnFlow(
  'With a table',
  [
    { id: 'ChatInput-tab1', name: 'Chat Input', at: [0, 0], fields: { input_value: 'Hi' } },
    {
      id: 'Rules-tab2',
      name: 'Rules',
      at: [400, 0],
      fields: {
        rows: {
          type: 'table',
          value: [{ word: 'calm', weight: 2, isOn: true }],
          table_schema: [
            { name: 'word', display_name: 'Word', type: 'str' },
            { name: 'weight', display_name: 'Weight', type: 'int' },
            { name: 'isOn', display_name: 'Is on', type: 'boolean' },
          ],
        },
      },
    },
  ],
  [],
);

/** Edits the same tweaks in the form and in the editor, and undoes each edit where it was made. */
async function editBoth(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const tone = groupOf(page, 'Prompt Template Prompt-w3Xr8').getByRole('textbox', { name: 'tone', exact: true });
  const tweaks = '{\n  // mine\n  "Prompt Template": { "tone": "calm" } // tone\n}';
  await bench.setTweaks(tweaks);
  await openForm(page);
  await expect(tone).toHaveValue('calm');
  await tone.selectText();
  await tone.pressSequentially('brisk');
  const model = groupOf(page, MODEL);
  await model.getByRole('spinbutton', { name: 'temperature' }).fill('0.9');
  await openJson(page);
  await expect(bench.editorLines).toContainText('"brisk"');
  await expect(bench.editorLines).toContainText('"temperature": 0.9');
  await expect(bench.editorLines).toContainText('// mine');
  await expect(bench.editorLines).toContainText('// tone');

  await openForm(page);
  const temperature = model.getByRole('spinbutton', { name: 'temperature' });
  await temperature.focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(model.getByRole('button', { name: 'Reset temperature' })).toHaveCount(0);
  // Typing into one field is one undo step.
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(tone).toHaveValue('calm');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(tone).toHaveValue('brisk');
  await openJson(page);
  await expect(bench.editorLines).not.toContainText('temperature');

  await bench.setTweaks('{}');
  await bench.run();
  const before = await bench.answerText('Chat Output', 1);
  await openForm(page);
  const own = await tone.inputValue();
  await tone.fill('pirate');
  await bench.run();
  expect(before).not.toContain('Ahoy');
  await expect.poll(() => bench.answerText('Chat Output', 1)).toContain('Ahoy');
  await tone.fill(own);
  await expect(page.getByRole('button', { name: 'Reset tone' })).toHaveCount(0);
  await openJson(page);
  await expect(bench.editorLines).not.toContainText('tone');
}

/** A table field in the form. Only its dialog is checked with axe: other stories check the page below it. */
async function checkTable(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await bench.dropFile('table.json', JSON.stringify(TABLE_FLOW));
  await expect(bench.flow).toHaveValue(/With a table/);
  await page.getByRole('button', { name: 'rows', exact: true }).click();
  const table = page.getByRole('dialog', { name: 'rows of Rules' });
  await expect(table.getByRole('textbox', { name: 'Row 1, Word' })).toHaveValue('calm');
  await expectNoViolations(page, 'a table', { within: '[role="dialog"]' });
  await table.getByRole('button', { name: 'Remove row 1' }).click();
  await expect(table).toContainText('No rows yet.');
  await expectNoViolations(page, 'a table without rows', { within: '[role="dialog"]' });
  await page.keyboard.press('Escape');
  await expect(table).toBeHidden();
}

test('the form is used by keyboard alone, edits the rows of a table, and finds any field of 200 components', async ({
  bench,
  page,
}) => {
  const find = page.getByRole('textbox', { name: 'Find a field' });
  await openRequest(bench, GREETING);
  await openForm(page);
  await find.focus();
  await page.keyboard.type('temperature');
  const slider = page.getByRole('slider', { name: 'temperature slider' });
  await expect(page.getByRole('group', { name: MODEL, exact: true })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Prompt Template Prompt-w3Xr8', exact: true })).toHaveCount(0);
  for (let count = 0; count < 12 && !(await slider.evaluate((one) => one === document.activeElement)); count += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(slider).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const reset = page.getByRole('button', { name: 'Reset temperature' });
  await expect(reset).toBeVisible();
  // Nothing has loaded the code editor before this edit, which can be undone all the same.
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(reset).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(reset).toBeVisible();
  for (let count = 0; count < 5 && !(await reset.evaluate((one) => one === document.activeElement)); count += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(reset).toHaveCount(0);

  await checkTable(bench);
  await bench.dropFile('large.json', JSON.stringify(largeFlow({ components: 200, hasPositions: true })));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('200 components');
  await expect(page.getByPlaceholder('Find a field in 200 components')).toBeVisible();
  const fields = page.getByRole('region', { name: 'Tweak form' }).getByRole('spinbutton');
  await expect(fields.first()).toBeVisible();
  await expect.poll(() => fields.count()).toBeLessThan(100);
  await find.fill('Part-199 field_5');
  const field = page.getByRole('spinbutton', { name: 'field_5' });
  await expect(field).toHaveCount(1);
  await field.fill('77');
  await find.fill('');
  await page.getByRole('radio', { name: 'Tweaked' }).click();
  await expect(field).toHaveCount(1);
  await expect(field).toHaveValue('77');
});

async function checkVerdicts(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await bench.setTweaks(
    '{\n  "LanguageModelComponent-b2LxT": {\n    "temperature": 9,\n    "input_value": "x"\n  },\n  "Nope": { "a": 1 },\n  "Prompt Template": { "tone": "calm" }\n}',
  );
  await openForm(page);
  await expect(groupOf(page, MODEL)).toContainText('Outside 0 to 1');
  await expect(groupOf(page, MODEL)).toContainText('Prompt Template sets this field');
  await expect(page.getByText('One tweak reaches no field of this flow.')).toBeVisible();
  await page.getByRole('button', { name: 'Go to line 3, temperature' }).click();
  await expect(bench.editor).toBeFocused();
  await expect(
    page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab', { name: 'JSON', exact: true }),
  ).toHaveAttribute('aria-selected', 'true');

  await openForm(page);
  const problem = page.getByText('Outside 0 to 1', { exact: true });
  await expect(problem).toBeVisible();
  // The tweak is applied, but this is no good news.
  const [colour, warning] = await problem.evaluate((note) => {
    const probe = note.appendChild(document.createElement('i'));
    probe.style.color = 'var(--tb-ignored)';
    const colours = [note, probe].map((part) => getComputedStyle(part).color);
    probe.remove();
    return colours;
  });
  expect(colour).toBe(warning);
  await expectNoViolations(page, 'form', { within: '#tweaks', inBothSchemes: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page
    .getByRole('tablist', { name: 'Panes' })
    .getByRole('tab', { name: /Tweaks/ })
    .click();
  await expect(problem).toBeVisible();
  await expectNoViolations(page, 'form at 390 px', { within: '#tweaks' });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

test('the form and the JSON edit the same tweaks with one undo, and the form shows each verdict at its field', async ({
  bench,
  page,
}) => {
  // Tabs through whole panes.
  test.slow();
  await openRequest(bench, { ...GREETING, tweaks: '{\n  "a": {\n' });
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The tweaks are not valid JSON' })).toBeVisible();
  await page.getByRole('button', { name: /^Go to line \d$/ }).click();
  await expect(bench.editor).toBeFocused();
  await test.step('the form and the JSON are one document', () => editBoth(bench));
  await test.step('verdicts are shown at their fields', () => checkVerdicts(bench));
});
