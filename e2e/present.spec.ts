import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import type { BenchPage } from './pages/bench-page.ts';
import { startFront } from './servers/front-server.ts';
import { answerStream, answerWith } from './servers/run-answers.ts';

const CANARY = 'sk-canary-5f0c1d';

function region(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

async function showAsKnob(page: Page, component: string, field: string, label?: string): Promise<void> {
  const group = page.getByRole('group', { name: component, exact: true });
  await group.getByRole('button', { name: `Show ${field} in Present`, exact: true }).click();
  if (label !== undefined) await group.getByRole('textbox', { name: `Knob label of ${field}` }).fill(label);
}

/** The greeting with two knobs, in Present. */
async function present(bench: BenchPage, page: Page): Promise<void> {
  await bench.open();
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await showAsKnob(page, 'Prompt Template Prompt-w3Xr8', 'tone', 'How it sounds');
  await showAsKnob(page, 'Language Model LanguageModelComponent-b2LxT', 'temperature', 'Creativity');
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('main', { name: 'Present' })).toBeVisible();
}

test('knobs added in the form change the presented answer', async ({ bench, page }) => {
  await present(bench, page);
  const knobs = region(page, 'Knobs');
  const answer = region(page, 'Answer');
  await expect(answer).toContainText('Ada, who loves engines');
  await expect(answer).toContainText('Press Run to ask this question.');
  await expect(knobs.getByRole('slider', { name: 'Creativity' })).toHaveAttribute('aria-valuenow', '0.7');
  await expect(knobs).toContainText('The flow uses formal');
  await knobs.getByRole('textbox', { name: 'How it sounds' }).fill('pirate');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(answer.getByRole('article')).toContainText('Ada');
  await expect(answer).toContainText('First token in');
  await expect(region(page, 'Flow').getByRole('listitem').filter({ hasText: 'Prompt Template' })).toContainText(
    'tone pirate',
  );
  await expect(region(page, 'Flow').getByRole('listitem').filter({ hasText: 'Chat Output' })).toContainText('done');

  await knobs.getByRole('textbox', { name: 'How it sounds' }).fill('calm');
  await expect(answer).toContainText('This answer was made before the last change.');
  await knobs.getByRole('button', { name: 'Reset knobs' }).click();
  await expect(knobs.getByRole('textbox', { name: 'How it sounds' })).toHaveValue('formal');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(knobs.getByRole('textbox', { name: 'How it sounds' })).toHaveValue('calm');

  await page.getByRole('button', { name: 'Compare with the flow' }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  // Without the line of times.
  const said = (name: string) =>
    page.getByRole('article', { name }).getByRole('paragraph').filter({ hasNotText: 'First token in' });
  await expect(said('Original flow')).toContainText(['Ada']);
  await expect(said('With your changes')).toContainText(['Ada']);
  expect(await said('With your changes').allInnerTexts()).not.toEqual(await said('Original flow').allInnerTexts());

  await page.keyboard.press('Escape');
  await expect(bench.answersOf(1)).toContainText('Ada');
});

test('a presentation by keyboard alone, one question at a time', async ({ bench, page }) => {
  await bench.open();
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
});

test('a presentation is saved, and put into a link and a file, without secrets', async ({ bench, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await present(bench, page);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'JSON', exact: true }).click();
  await bench.setTweaks(
    `{ "Prompt Template": { "tone": "grand" }, "LanguageModelComponent-b2LxT": { "api_key": "${CANARY}" } }`,
  );
  await page.reload();
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(region(page, 'Knobs').getByRole('textbox', { name: 'How it sounds' })).toHaveValue('grand');
  expect(await page.getByRole('main').innerText()).not.toContain(CANARY);

  await page.getByRole('button', { name: 'Presentation menu' }).click();
  await page.getByRole('menuitem', { name: 'Copy link' }).click();
  await expect(bench.status).toHaveText(/Link copied/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
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
    buffer: Buffer.from(text),
  });
  await expect(region(visitor, 'Knobs').getByRole('textbox', { name: 'How it sounds' })).toHaveValue('grand');
  expect(await visitor.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(CANARY);
  await other.close();
});

test('a presented answer that streams, is stopped, and fails', async ({ bench, page, server, expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/);
  const front = await startFront(server.url);
  await bench.open(front.url);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const answer = region(page, 'Answer');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  const script = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
  front.answerRuns(answerStream({ ...script, chunks: ['Half an ', 'answer'], ending: 'silent' }));
  await run.click();
  await expect(answer).toContainText('Half an answer');
  await expect(region(page, 'Flow').getByRole('listitem').filter({ hasText: 'Chat Output' })).toContainText('writing');
  await expectNoViolations(page, 'streaming');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(answer).toContainText('This text is not complete.');
  front.answerRuns(
    answerWith(500, { detail: 'Error running graph: Error building Component Language Model: \n\nboom' }),
  );
  await run.click();
  await expect(answer.getByRole('alert')).toContainText('Language Model stopped with an error');
  await expectNoViolations(page, 'failed');
  await front.close();
});

test('opening a presentation is undone with the knobs that it replaced', async ({ bench, page }) => {
  await present(bench, page);
  const chosen = async (item: string) => {
    await page.getByRole('button', { name: 'Presentation menu' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const download = page.waitForEvent('download');
  await chosen('Save presentation');
  const text = await readFile(await (await download).path(), 'utf8');
  const chooser = page.waitForEvent('filechooser');
  await chosen('Open presentation');
  await (await chooser).setFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text.replace('How it sounds', 'Voice')),
  });
  const knobs = region(page, 'Knobs');
  await expect(knobs.getByRole('textbox', { name: 'Voice' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(knobs.getByRole('textbox', { name: 'How it sounds' })).toBeVisible();
});

test('asking one question again keeps the answers of the others', async ({ bench, page }) => {
  await bench.open();
  await bench.run();
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const answer = region(page, 'Answer').getByRole('article');
  await expect(answer).toContainText('Ada');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await page.getByRole('main', { name: 'Present' }).press('ArrowRight');
  await expect(answer).toContainText('Grace');
});

test('axe finds no violations in Present, wide and at 390 px', async ({ bench, page }) => {
  await present(bench, page);
  await expectNoViolations(page, 'before the first run');
  await page.getByRole('button', { name: 'Compare with the flow' }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await expectNoViolations(page, 'compared');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'at 390 px');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(390);
});
