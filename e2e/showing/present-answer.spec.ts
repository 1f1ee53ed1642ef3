/** Which answer Present shows, also while it arrives, is stopped or fails, alone and compared with the flow without tweaks. */
import type { Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { boxOf } from '../pages/box-of.ts';
import { GREETING, loadRequest } from '../pages/open-request.ts';
import type { FrontServer } from '../servers/front-server.ts';
import { answerStream, answerWith } from '../servers/run-answers.ts';

const ANSWER = { within: 'section[aria-label="Answer"]' };
const SCRIPT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
const HALF = answerStream({ ...SCRIPT, chunks: ['Half an ', 'answer'], ending: 'silent' });
const WHOLE = answerStream({ ...SCRIPT, chunks: ['All of it'], ending: 'complete' });
const FAILED = answerWith(500, {
  detail: 'Error running graph: Error building Component Language Model: \n\nboom',
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const plainOf = (page: Page) => page.getByRole('article', { name: 'Original flow' });

async function expectHeadInOneRow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(async () => (await boxOf(page.getByRole('banner'))).height).toBeLessThan(60);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/**
 * Present without knobs or an answer. Publish can be opened even where nobody else reaches this server: its dialog says
 * how others could.
 */
async function expectNothingYet(page: Page): Promise<void> {
  await expect(region(page, 'Answer')).toContainText('Press Run to ask this question.');
  await expect(region(page, 'Flow')).not.toContainText('friendly');
  await expect(page.getByRole('slider')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toHaveAttribute('aria-disabled', 'false');
}

/** Questions run in sessions of their own, or in one. */
async function askInSessions(page: Page): Promise<void> {
  const ask = async () => {
    const requested = page.waitForRequest(/run\/advanced/);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const { session_id } = (await requested).postDataJSON();
    await expect(page.getByRole('button', { name: /^Stop/ })).toHaveCount(0);
    return session_id;
  };
  const sessions = [await ask(), await ask()];
  expect(sessions).toEqual([expect.stringMatching(/^tb-/), expect.stringMatching(/^tb-/)]);
  expect(new Set(sessions).size).toBe(2);
  const switchSessions = async (item: string) => {
    await page.getByRole('button', { name: 'Presentation menu' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await switchSessions('Keep the conversation between questions');
  await expect(page.getByRole('banner')).toContainText('Every question uses the flow’s own session.');
  expect(await ask()).toBeUndefined();
  await switchSessions('Use a new session for each question');
}

/** The marks belong to the shown answer. */
async function changeKnob(page: Page): Promise<void> {
  const strip = region(page, 'Flow');
  await expect(strip).toContainText('temperature 0.7');
  await region(page, 'Knobs').getByRole('slider', { name: 'Temperature' }).press('Home');
  await expect(region(page, 'Answer')).toContainText('This answer was made before the last change.');
  await expect(strip).toContainText('temperature 0.7');
  await region(page, 'Knobs').getByRole('button', { name: 'Remove Temperature' }).click();
  await expect(page.getByRole('slider')).toHaveCount(0);
}

/** One is stopped before its end, another one fails. */
async function presentStoppedAndFailed({ page, runButton, stopButton }: BenchPage, front: FrontServer): Promise<void> {
  const answer = region(page, 'Answer');
  front.answerRuns(HALF);
  await runButton.click();
  await expect(answer).toContainText('Half an answer');
  const output = region(page, 'Flow').getByRole('listitem').filter({ hasText: 'Chat Output' });
  await expect(output).toContainText('writing');
  await expectNoViolations(page, 'streaming', ANSWER);
  await stopButton.click();
  await expect(answer).toContainText('This text is not complete.');
  front.answerRuns(FAILED);
  await runButton.click();
  await expect(answer.getByRole('alert')).toContainText('Language Model stopped with an error');
  await expectNoViolations(page, 'failed', ANSWER);
}

/** While an answer streams; the flow without tweaks is then stopped too, and asked again. */
async function compareWithFlow({ page, runButton, stopButton }: BenchPage, front: FrontServer): Promise<void> {
  const plain = plainOf(page);
  front.answerRuns(HALF);
  await runButton.click();
  await expect(region(page, 'Answer')).toContainText('Half an answer');
  await page.getByRole('button', { name: 'Compare with the flow' }).click();
  await expect(plain).toContainText('This runs next.');
  await stopButton.click();
  await expect(plain).toContainText('Half an answer');
  await stopButton.click();
  await expect(plain).toContainText('This text is not complete.');
  front.answerRuns(WHOLE);
  await runButton.click();
  await expect(page.getByRole('article', { name: 'With your changes' })).toContainText('All of it');
  await expect(plain).toContainText('All of it');
}

/** Present is closed while the run without tweaks still waits for its turn. */
async function leaveBeforePlain(bench: BenchPage, front: FrontServer): Promise<void> {
  const { page } = bench;
  const plain = plainOf(page);
  await page.getByRole('main', { name: 'Present' }).press('ArrowRight');
  await expect(plain).not.toContainText('All of it');
  const before = front.runs;
  let leave = () => {};
  const left = new Promise<void>((done) => {
    leave = done;
  });
  front.answerRuns(async (request, response) => {
    await left;
    await WHOLE(request, response);
  });
  await bench.runButton.click();
  await expect(bench.stopButton).toBeVisible();
  await expect(plain).toContainText('This runs next.');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(bench.input(1)).toBeEditable();
  leave();
  await expect(bench.status).toHaveText(/Run finished/);
  await bench.run();
  expect(front.runs).toBe(before + 2);
}

const GUESTS = { ...GREETING, inputs: ['Ada, who loves engines', 'Grace, who has been at sea'] };

/** After a change of the outputs, the answer is marked as older than the change. */
async function presentOtherOutputs(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const answer = region(page, 'Answer');
  await loadRequest(bench, { ...GUESTS, outputs: ['Prompt Template'] });
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  // What is said below the head stays off Run.
  const notice = page.getByRole('region', { name: /^Notice: Request loaded/ }).last();
  await notice.hover();
  const { y, height } = await boxOf(notice);
  expect(y + height).toBeLessThan((await boxOf(page.getByRole('button', { name: 'Run', exact: true }))).y);
  await expect(answer.getByRole('article')).toContainText('Ada');
  await expect(answer).toContainText('This answer was made before the last change.');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await loadRequest(bench, GUESTS);
}

/** Asking one question again keeps the answers of the others. */
async function askOneAgain(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const answer = region(page, 'Answer');
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(answer.getByRole('article')).toContainText('Ada');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await page.getByRole('main', { name: 'Present' }).press('ArrowRight');
  await expect(answer.getByRole('article')).toContainText('Grace');
}

const questionsOf = (page: Page) => page.getByRole('radiogroup', { name: 'Question' });
const addButton = (page: Page) => page.getByRole('button', { name: 'Add question' });

/** A new question goes to the same components as the shown one. */
async function addQuestion(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const [answer, questions] = [region(page, 'Answer'), questionsOf(page)];
  await addButton(page).press('Enter');
  const field = page.getByRole('textbox', { name: 'Question' });
  await expect(field).toBeFocused();
  await expect(questions.getByRole('radio', { checked: true })).toHaveAccessibleName('Question 3');
  await expectHeadInOneRow(page);
  await page.keyboard.type('Marie, who loves radium');
  await page.keyboard.press('Enter');
  await expect(answer).toContainText('Press Run to ask this question.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(answer.getByRole('article')).toContainText('Marie');
  await expect(bench.status).toHaveText(/Run finished/);
  await questions.getByRole('radio', { name: 'Question 1' }).check();
  await expect(answer.getByRole('article')).toContainText('Ada');
}

async function giveUpQuestion(page: Page): Promise<void> {
  const questions = questionsOf(page);
  await addButton(page).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Question' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(questions.getByRole('radio')).toHaveCount(3);
  await expect(questions.getByRole('radio', { checked: true })).toHaveAccessibleName('Question 1');
  await expect(page.getByRole('button', { name: 'Edit question: Ada', exact: false })).toBeVisible();
}

/** A request without inputs takes a question too. */
async function addToSavedText(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const answer = region(page, 'Answer');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await bench.sendInputs("Use the flow's saved text");
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(answer).toContainText('The flow’s saved text');
  await addButton(page).click();
  await page.keyboard.type('Rosalind, who loves crystals');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(answer.getByRole('article')).toContainText('Rosalind');
}

test('Present shows the answer to the shown question while it streams, stops or fails, compares it with the flow, and takes questions from the room', async ({
  bench,
  front,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource.*status of 500/);
  await bench.open(front.url);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expectNothingYet(page);
  await page.getByRole('combobox', { name: 'Add a field' }).click();
  await expect(page.getByRole('option').first()).toHaveAccessibleName('Tone · Prompt Template');
  await page.getByRole('option', { name: 'Temperature · Language Model' }).click();
  await expect(region(page, 'Knobs').getByRole('slider', { name: 'Temperature' })).toBeVisible();
  // The list of fields has moved.
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeFocused();
  await expect(page.getByRole('banner')).toContainText('Every question runs in a new session.');
  await expectHeadInOneRow(page);
  await askInSessions(page);
  await expect(bench.status).toHaveText(/Run finished/);
  await changeKnob(page);

  await presentStoppedAndFailed(bench, front);
  await compareWithFlow(bench, front);
  await leaveBeforePlain(bench, front);

  front.answerRuns(null);
  await loadRequest(bench, GUESTS);
  await bench.run();
  await presentOtherOutputs(bench);
  await askOneAgain(bench);
  await addQuestion(bench);
  await giveUpQuestion(page);
  await addToSavedText(bench);
});
