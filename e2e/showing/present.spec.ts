import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { readFields } from '../../src/run/model/request-fields.ts';
import { writePresentation } from '../../src/show/knobs/presentation-file.ts';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { BenchPage } from '../pages/bench-page.ts';
import { expectChoice, expectSwitch, expectTrack, expectUnderlined } from '../pages/forced-colours.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { saveData } from '../pages/save-data.ts';
import { shownHeight } from '../pages/shown-height.ts';
import { expectTargets } from '../pages/targets.ts';
import { echoFlow } from '../servers/echo-flow.ts';

const CANARY = 'sk-canary-5f0c1d';

function region(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

async function showAsKnob(page: Page, component: string, field: string, label?: string): Promise<void> {
  const group = page.getByRole('group', { name: component, exact: true });
  await group.getByRole('button', { name: `Show ${field} in Present`, exact: true }).click();
  if (label !== undefined) await group.getByRole('textbox', { name: `Knob label of ${field}` }).fill(label);
}

/** In a contrast theme of the system, what is chosen, switches and sliders can be told from the rest. */
async function lookInContrastThemes(page: Page): Promise<void> {
  const type = page.getByRole('radiogroup', { name: 'Input 1 type' });
  const stream = page.getByRole('switch', { name: 'Stream', exact: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await expectChoice(type.getByRole('radio', { name: 'Any' }), type.getByRole('radio', { name: 'Text' }));
    await expectSwitch(stream);
    await expectUnderlined(page.getByRole('tab', { name: 'Form' }), page.getByRole('tab', { name: 'Graph' }));
    await expectTrack(page.getByRole('slider', { name: 'temperature slider' }).locator('..'));
  }
  await page.emulateMedia({ forcedColors: 'none', colorScheme: null });
}

/** The open greeting with two knobs, in Present. */
async function present(page: Page, { withContrast = false } = {}): Promise<void> {
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await showAsKnob(page, 'Prompt Template Prompt-w3Xr8', 'tone', 'How it sounds');
  await showAsKnob(page, 'Language Model LanguageModelComponent-b2LxT', 'temperature', 'Creativity');
  if (withContrast) await lookInContrastThemes(page);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('main', { name: 'Present' })).toBeVisible();
}

/** The file of a presentation of another flow, with one question. */
function presentationOf(flow: string, question: string): string {
  const inputs = [{ id: 'a', value: question, components: [], type: 'any' as const }];
  const draft = { inputsMode: 'mine' as const, inputs, tweaksText: '', ...readFields({ stream: false }) };
  const presentation = { flow: { id: 'elsewhere', name: flow }, draft, knobs: [], mode: 'present' as const };
  return writePresentation(presentation, indexFlow({ data: { nodes: [], edges: [] } })).text;
}

/** Presents without a pointer, one question at a time. */
async function presentByKeyboard(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await expect(page.getByRole('main', { name: 'Present' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(
    page.getByRole('radiogroup', { name: 'Question' }).getByRole('radio', { checked: true }),
  ).toHaveAccessibleName('Question 2');
  await expect(region(page, 'Answer')).toContainText('Grace');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(region(page, 'Answer').getByRole('article')).toContainText('Grace');
  await page.keyboard.press('ArrowLeft');
  await expect(region(page, 'Answer')).toContainText('Press Run to ask this question.');
  const question = page.getByRole('button', { name: 'Edit question', exact: false });
  await question.press('Enter');
  await page.getByRole('textbox', { name: 'Question' }).fill('Marie, who loves radium');
  await page.keyboard.press('Enter');
  await expect(question).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(region(page, 'Answer').getByRole('article')).toContainText('Marie');
  await question.press('Enter');
  await page.keyboard.type('Something else');
  await expect(region(page, 'Answer')).toContainText('Press Run to ask this question.');
  await page.keyboard.press('Escape');
  await expect(region(page, 'Answer').getByRole('article')).toContainText('Marie');
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Full screen', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bench.input(1)).toBeEditable();
}

async function askWithKnobs(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const knobs = region(page, 'Knobs');
  const answer = region(page, 'Answer');
  await expect(answer).toContainText('Ada, who loves engines');
  await expect(answer).toContainText('Press Run to ask this question.');
  await expect(knobs.getByRole('slider', { name: 'Creativity' })).toHaveAttribute('aria-valuenow', '0.7');
  await expect(knobs).toContainText('The flow uses formal');
  await expectNoViolations(page, 'before the first run', { within: 'section[aria-label="Answer"]' });
  await knobs.getByRole('textbox', { name: 'How it sounds' }).fill('pirate');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(answer.getByRole('article')).toContainText('Ada');
  await expect(answer).toContainText('First token in');
  await expect(region(page, 'Flow').getByRole('listitem').filter({ hasText: 'Prompt Template' })).toContainText(
    'tone pirate',
  );
  await expect(region(page, 'Flow').getByRole('listitem').filter({ hasText: 'Chat Output' })).toContainText('done');
}

async function changeAndResetKnobs(page: Page): Promise<void> {
  const knobs = region(page, 'Knobs');
  await knobs.getByRole('textbox', { name: 'How it sounds' }).fill('calm');
  await expect(region(page, 'Answer')).toContainText('This answer was made before the last change.');
  await knobs.getByRole('button', { name: 'Reset knobs' }).click();
  await expect(knobs.getByRole('textbox', { name: 'How it sounds' })).toHaveValue('formal');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(knobs.getByRole('textbox', { name: 'How it sounds' })).toHaveValue('calm');
}

async function compareWithFlow(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await page.getByRole('button', { name: 'Compare with the flow' }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  // The paragraphs of an answer without the line of times.
  const said = (name: string) =>
    page.getByRole('article', { name }).getByRole('paragraph').filter({ hasNotText: 'First token in' });
  await expect(said('Original flow')).toContainText(['Ada']);
  await expect(said('With your changes')).toContainText(['Ada']);
  expect(await said('With your changes').allInnerTexts()).not.toEqual(await said('Original flow').allInnerTexts());
  await expectNoViolations(page, 'compared', { inBothSchemes: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'at 390 px');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  // The size of a window at 400 % zoom.
  await page.setViewportSize({ width: 320, height: 256 });
  const answer = page.getByRole('article', { name: 'With your changes' });
  await expect.poll(() => shownHeight(answer)).toBeGreaterThan(170);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** On a computer that others cannot reach. */
async function learnToPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const publish = page.getByRole('dialog', { name: 'Publish a demo', exact: true });
  await expect(publish).toHaveAccessibleDescription(/^Try the demo out here\. Others cannot reach/);
  await expect(publish.getByRole('region', { name: 'How to publish from this computer' })).toContainText(
    'npx --no tweakbench --host 0.0.0.0 --token auto',
  );
  await expect(publish.getByRole('button', { name: 'Try it first' })).toBeEnabled();
  await expectNoViolations(page, 'how to publish', { within: '[role="dialog"]' });
  await expectTargets(page);
  await page.keyboard.press('Escape');
  await expect(publish).toBeHidden();
}

test('a flow is presented by keyboard alone, one question at a time, with knobs that change the answer', async ({
  bench,
  page,
}) => {
  await bench.open();
  await presentByKeyboard(bench);
  // Replaces the question that was typed in Present.
  await bench.input(1).fill('Ada, who loves engines');
  await bench.chooseInMenu('Request menu', 'Show every field');
  await present(page, { withContrast: true });
  await askWithKnobs(bench);
  await changeAndResetKnobs(page);
  await compareWithFlow(bench);
  await learnToPublish(page);
  await page.keyboard.press('Escape');
  await expect(bench.answersOf(1)).toContainText('Ada');
});

test('a presentation is saved, put into a link and a file without secrets, opened, undone and dropped', async ({
  bench,
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const secret = `"LanguageModelComponent-b2LxT": { "api_key": "${CANARY}" }`;
  await openRequest(bench, { ...GREETING, tweaks: `{ "Prompt Template": { "tone": "grand" }, ${secret} }` });
  await present(page);
  await page.keyboard.press('Escape');
  await expect(bench.input(1)).toBeEditable();
  await page.reload();
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(region(page, 'Knobs').getByRole('textbox', { name: 'How it sounds' })).toHaveValue('grand');
  expect(await page.getByRole('main').innerText()).not.toContain(CANARY);

  await page.getByRole('button', { name: 'Presentation menu' }).click();
  await page.getByRole('menuitem', { name: 'Copy link' }).click();
  const link = await bench.copiedLink();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Presentation menu' }).click();
  await page.getByRole('menuitem', { name: 'Save presentation' }).click();
  const file = await (await download).path();
  const text = await readFile(file, 'utf8');
  expect(text).toContain('How it sounds');
  expect(text).not.toContain(CANARY);

  const other = await page.context().browser()?.newContext();
  if (!other) throw new Error('No browser');
  const visitor = await other.newPage();
  await saveData(visitor);
  await visitor.goto(link);
  await expect(region(visitor, 'Knobs').getByRole('textbox', { name: 'How it sounds' })).toHaveValue('grand');
  await expect(visitor).toHaveTitle('Two inputs, two answers · Tweakbench');
  await region(visitor, 'Knobs').getByRole('textbox', { name: 'How it sounds' }).fill('plain');
  const chooser = visitor.waitForEvent('filechooser');
  await visitor.getByRole('button', { name: 'Presentation menu' }).click();
  await visitor.getByRole('menuitem', { name: 'Open presentation' }).click();
  await (await chooser).setFiles({
    name: 'a.presentation.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text.replace('How it sounds', 'Voice')),
  });
  await expect(region(visitor, 'Knobs').getByRole('textbox', { name: 'Voice' })).toHaveValue('grand');
  // Undo brings back the knobs that the opened presentation replaced.
  const opened = visitor.getByRole('region', { name: /^Notice: Opened the/ });
  await opened.getByRole('button', { name: 'Undo' }).click();
  await expect(region(visitor, 'Knobs').getByRole('textbox', { name: 'How it sounds' })).toHaveValue('plain');
  expect(await visitor.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(CANARY);
  await new BenchPage(visitor).dropFiles([
    ['talk.json', presentationOf('Fresh', 'Who is there?')],
    ['fresh.json', JSON.stringify({ ...echoFlow(), name: 'Fresh' })],
  ]);
  await expect(visitor.getByRole('main', { name: 'Present' })).toContainText('Who is there?');
  await expect(visitor).toHaveTitle('Fresh · Tweakbench');
  await other.close();
});
