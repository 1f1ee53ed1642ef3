/** The page of a published demo: what somebody sees who has nothing but the link. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { DemoOwner, DemoVisitor, demoSettings, REACHED } from '../pages/demo-part.ts';
import { expectChoice, expectTrack } from '../pages/forced-colours.ts';
import { shownHeight } from '../pages/shown-height.ts';

test.beforeEach(({ expectedConsole }) => {
  // The browser reports answers that refuse something.
  expectedConsole.push(/Failed to load resource/);
});

const CREATIVITY = {
  component: 'LanguageModelComponent-v2Hd9',
  field: 'temperature',
  label: 'Creativity',
  control: { kind: 'range', min: 0, max: 1, step: 0.1, isWhole: false, value: 0.5 },
} as const;

/** In a contrast theme of the system, the chosen segment and the line of a slider can be seen. */
async function lookInContrastTheme(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  const tone = page.getByRole('radiogroup', { name: 'Tone' });
  const segment = (name: string) => tone.getByRole('radio', { name }).locator('..');
  await expectChoice(segment('Pirate'), segment('plain'));
  await expectTrack(page.getByRole('slider', { name: 'Creativity' }));
  await page.emulateMedia({ forcedColors: 'none' });
}

/** At 400 % zoom nothing stays over the answer, which can be read from its first word to its last. */
async function readAt400Percent({ page, answer }: DemoVisitor): Promise<void> {
  await page.setViewportSize({ width: 320, height: 256 });
  // 200 px are six lines of the answer.
  await expect.poll(() => shownHeight(answer)).toBeGreaterThan(200);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
}

test('a visitor asks a demo by keyboard alone, also on a narrow screen, and keeps what was typed when the demo is changed', async ({
  page,
  startServer,
}) => {
  const { url } = await startServer(REACHED);
  const owner = await DemoOwner.enter(url);
  await owner.publish({ name: 'sky', settings: { showsTimes: true, knobs: [...demoSettings().knobs, CREATIVITY] } });
  const visitor = new DemoVisitor(page);
  await page.goto(`${url}/p/sky`);
  const { keyboard } = page;
  await expect(page.getByRole('main', { name: 'Ask about the sky' })).toBeFocused();
  await expectNoViolations(page, 'a demo');
  await keyboard.press('Tab');
  await expect(visitor.question('Why is the sky blue?')).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(visitor.question('What is a cloud?')).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.press('ArrowRight');
  const tone = page.getByRole('radiogroup', { name: 'Tone' });
  await expect(tone.getByRole('radio', { name: 'Pirate' })).toBeChecked();
  // The browser has lost the visitor's cookie: the page gets another one, and asks the chosen question.
  await page.context().clearCookies();
  await keyboard.press('ControlOrMeta+Enter');
  await expect(visitor.status).toHaveText('The answer is complete');
  await expect(visitor.question('What is a cloud?')).toBeChecked();
  await expect(tone.getByRole('radio', { name: 'Pirate' })).toBeChecked();
  await expect(visitor.answer).toContainText('What is a cloud?');
  await expect(visitor.answer).toContainText(/First words after \d+\.\d s, done in \d+\.\d s/);
  await expectNoViolations(page, 'an answered demo', { inBothSchemes: true });
  await lookInContrastTheme(page);
  await readAt400Percent(visitor);

  await page.setViewportSize({ width: 390, height: 844 });
  const folded = page.getByRole('button', { name: 'What is a cloud?' });
  await expect(folded).toHaveAttribute('aria-expanded', 'false');
  const knobs = page.getByRole('button', { name: 'Tone Pirate, Creativity 0.5' });
  await knobs.press('Enter');
  await expect(page.getByRole('radio', { name: 'Plain' })).toBeVisible();
  await folded.press('Enter');
  await expect(visitor.question('Why is the sky blue?')).toBeVisible();
  await expectNoViolations(page, 'a demo at 390 px');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await page.setViewportSize({ width: 1440, height: 900 });
  await visitor.question('My own question').check();
  const own = page.getByRole('textbox', { name: 'Your question' });
  await own.fill('Why is it dark at night?');
  await owner.ask('PUT', '/sky', { settings: demoSettings({ questions: [{ text: 'What is rain?' }] }) });
  await visitor.ask();
  await expect(page.getByText('This demo was changed.').first()).toBeVisible();
  await expect(visitor.question('What is rain?')).toBeVisible();
  await expect(visitor.question('What is a cloud?')).toHaveCount(0);
  await expect(own).toHaveValue('Why is it dark at night?');
  await visitor.askAndRead();
  await expect(visitor.answer).toContainText('Why is it dark at night?');

  await owner.ask('PATCH', '/sky', { isOn: true, openUntil: Date.now() - 1_000 });
  await page.reload();
  await expect(visitor.heading('This demo has ended')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/It was open until \d+ \w+ \d{4}\. Ask the person/);
  await expectNoViolations(page, 'a demo that has ended');
  await page.goto(`${url}/p/nothing-here`);
  await expect(visitor.heading('There is no demo at this address')).toBeVisible();
});

test('a demo asks for its password once, slows down guesses, and says when a limit is over without losing the typed question', async ({
  browser,
  page,
  startServer,
}) => {
  const { url } = await startServer(REACHED);
  const owner = await DemoOwner.enter(url);
  const limits = { perHour: 1, perVisitor: null, atOnce: 1 };
  await owner.publish({ name: 'closed', password: 'blue sky', settings: { limits } });
  const visitor = new DemoVisitor(page);
  await page.goto(`${url}/p/closed`);
  const field = page.getByRole('textbox', { name: 'Password' });
  await expect(field).toBeFocused();
  const guess = async (password: string) => {
    await field.fill(password);
    await visitor.button('Open the demo').click();
  };
  await guess('grey sky');
  await expect(page.getByRole('alert')).toHaveText('That is not the password. 4 tries left.');
  await expectNoViolations(page, 'a wrong password');
  await guess('blue sky');
  await expect(field).toBeHidden();
  await expect(visitor.heading('Ask about the sky')).toBeVisible();
  await page.reload();
  await visitor.askAndRead();

  await visitor.question('My own question').check();
  const own = page.getByRole('textbox', { name: 'Your question' });
  await own.fill('Why is it dark at night?');
  await expect(own).toHaveAccessibleDescription('24 of 200');
  await visitor.ask();
  const ask = page.getByRole('button', { name: 'Ask', exact: true });
  await expect(ask).toHaveAttribute('aria-disabled', 'true');
  await expect(ask).toHaveAccessibleDescription(/^Question limit reached\. You can ask again at \d\d:\d\d\.$/);
  await expect(page.getByRole('status', { name: 'Demo status' })).toHaveText('Question limit reached.');
  await expect(visitor.heading('Ask about the sky')).toBeVisible();
  await expect(own).toHaveValue('Why is it dark at night?');
  await expect(visitor.answer).toContainText('Why is the sky blue?');
  await expectNoViolations(page, 'a limit');

  const other = await browser.newContext();
  const guesser = await DemoVisitor.open(other, `${url}/p/closed`);
  const alert = guesser.page.getByRole('alert');
  for (const left of ['4 tries', '3 tries', '2 tries', '1 try', '0 tries']) {
    await guesser.page.getByRole('textbox', { name: 'Password' }).fill('red sky');
    await guesser.button('Open the demo').click();
    await expect(alert).toHaveText(new RegExp(`${left} left|Too many tries`));
  }
  await guesser.button('Open the demo').click();
  await expect(alert).toHaveText(/^Too many tries\. Try again at \d\d:\d\d\.$/);
  await other.close();
});

test('revoking a demo ends an answer that is being written, and Stop keeps the text so far', async ({
  page,
  startServer,
}) => {
  const { url } = await startServer({ ...REACHED, TWEAKBENCH_DEMO_PACE: '6' });
  const owner = await DemoOwner.enter(url);
  await owner.publish({ name: 'slow' });
  const visitor = new DemoVisitor(page);
  await page.goto(`${url}/p/slow`);
  await visitor.ask();
  await expect(visitor.answer).toHaveText(/Why is the sky blue\?\s*\S+ \S+/);
  await expectNoViolations(page, 'an answer is written');
  await visitor.button('Stop').click();
  await expect(visitor.answer).toContainText('Stopped. This answer is not complete.');
  await expect(visitor.status).toHaveText('Stopped');
  await visitor.button('Ask again').click();
  await expect(visitor.answer).toHaveText(/Why is the sky blue\?\s*\S+ \S+/);
  await owner.ask('PATCH', '/slow', { isOn: false });
  await expect(visitor.heading('This demo has ended')).toBeVisible();
});

test('an answer that fails says so without details of the server, and can be asked for again', async ({
  page,
  startServer,
}) => {
  // The model needs longer than a run may take.
  const { url } = await startServer({ ...REACHED, TWEAKBENCH_DEMO_PACE: '2', TWEAKBENCH_RUN_TIMEOUT: '1' });
  const owner = await DemoOwner.enter(url);
  await owner.publish({ name: 'broken' });
  const visitor = new DemoVisitor(page);
  await page.goto(`${url}/p/broken`);
  await visitor.ask();
  await expect(visitor.answer).toContainText('No answer came. Try again in a moment.');
  await expect(visitor.status).toHaveText('No answer came');
  await expect(page.getByRole('main')).not.toContainText('stopped after');
  await expectNoViolations(page, 'an answer that failed');
  await visitor.button('Ask again').click();
  await expect(visitor.button('Stop')).toBeVisible();
});
